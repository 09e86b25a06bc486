"""The buttons: what each one carries. What does not fit its form, or its bounds, is no button of this bot's."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.fulfilment.character_drafts import Question
from bot.settings import TELEGRAM_IDS_BELOW
from bot.users.users import Theme

JobId = Annotated[int, Field(ge=1, lt=2**63)]
"""As both databases count."""
DraftId = JobId
Number = Annotated[int, Field(ge=0, lt=1000)]
Amount = Annotated[int, Field(ge=1, lt=2**31)]
LAST_PAGE = 100_000
PageNumber = Annotated[int, Field(ge=0, le=LAST_PAGE)]


class Confirm(CallbackData, prefix="consent"):
    """The user confirms what is asked of them before their first order of a kind."""

    kind: str


class Cancel(CallbackData, prefix="cancel"):
    """Cancel one job."""

    job: JobId


class CancelRest(CallbackData, prefix="cancel-rest"):
    """Cancel all jobs of one message that nobody works on yet; this is one of the message's."""

    job: JobId


class StartFile(CallbackData, prefix="start-file"):
    """Start the links of the file that the button's message answers."""


class TellMe(CallbackData, prefix="tell-me"):
    """Tell the user when videos can be cleaned again, and then go on with the job's link."""

    job: JobId | None = None


class TellMeAll(CallbackData, prefix="tell-me-all"):
    """The same for all links of one message; this job is one of the message's."""

    job: JobId


class OpenShop(CallbackData, prefix="shop"):
    """Show what credits cost."""


class Buy(CallbackData, prefix="buy"):
    """Send the invoice for a pack."""

    credits: Amount
    stars: Amount


class Listing(StrEnum):
    """The two lists of /history."""

    VIDEOS = "videos"
    ENTRIES = "entries"


class Page(CallbackData, prefix="history"):
    """Turn to a page of /history; 0 is the newest."""

    of: Listing
    number: PageNumber


class Topic(StrEnum):
    """What the buttons under /start lead to."""

    BALANCE = "balance"
    HELP = "help"


class Show(CallbackData, prefix="show"):
    """Answer as the command of this name does."""

    what: Topic


class Again(CallbackData, prefix="again"):
    """Send a delivered video once more."""

    job: JobId


class ShowReceipt(CallbackData, prefix="receipt"):
    """Show a job's receipt."""

    job: JobId


class ChooseLanguage(CallbackData, prefix="language"):
    """Speak this language to the user; none is whichever their Telegram speaks."""

    locale: str


class Whose(StrEnum):
    """Whose videos a picture counts."""

    OWN = "own"
    ALL = "all"


class SetTheme(CallbackData, prefix="theme"):
    """Draw this picture in this theme, and the user's further ones, too."""

    whose: Whose
    theme: Theme


class GroupSetting(StrEnum):
    """What a group's administrators choose."""

    PAYER = "payer"
    BARE_LINKS = "bare-links"
    LOCALE = "locale"
    WHO_MAY_ASK = "who-may-ask"
    DAILY_EACH = "daily-each"
    DAILY_TOGETHER = "daily-together"


class OpenGroupSettings(CallbackData, prefix="group"):
    """Show a group's settings."""


class ChangeGroup(CallbackData, prefix="group-set"):
    """Let one of a group's settings be this."""

    setting: GroupSetting
    value: str


class ConfirmForGroup(CallbackData, prefix="group-consent"):
    """Confirm for a group what its members would confirm, and let it pay."""


class FundGroup(CallbackData, prefix="fund"):
    """Send the invoice for a pack whose credits are a group's."""

    account: Annotated[int, Field(gt=-TELEGRAM_IDS_BELOW, lt=0)]
    credits: Amount
    stars: Amount


class DeleteMe(CallbackData, prefix="delete-me"):
    """Remove the user."""


class StartHere(CallbackData, prefix="here"):
    """Let an inline message become the clean video of a link; only the user who sent the message may."""

    user: JobId
    source: str
    video: str


class ConfirmAndReturn(CallbackData, prefix="consent-back"):
    """The same as Confirm, and then the way back to the link that was typed over an input field."""

    kind: str
    source: str
    video: str


class ChooseModel(CallbackData, prefix="draft-model"):
    """Take the model with this number in the card's list."""

    draft: DraftId
    model: Number


class Choose(CallbackData, prefix="draft-choice"):
    """Take this option for this input of the card's model, both by their numbers."""

    draft: DraftId
    field: Number
    option: Number


class CreateDraft(CallbackData, prefix="draft-create"):
    """Create what the card shows."""

    draft: DraftId


class DropDraft(CallbackData, prefix="draft-drop"):
    """Forget the card."""

    draft: DraftId


class CreateAgain(CallbackData, prefix="create-again"):
    """Show a card with what the job was made of."""

    job: JobId


class PickCharacter(CallbackData, prefix="draft-pick"):
    """Pick this character for the card, or let go of it."""

    draft: DraftId
    character: JobId


class ShowCharacters(CallbackData, prefix="characters"):
    """Show a page of the user's characters; 0 has the newest."""

    page: PageNumber = 0


class ShowOrigins(CallbackData, prefix="origins"):
    """Show the videos that a character can be made of."""


class BeginCharacter(CallbackData, prefix="origin"):
    """Begin a character of the video that this job made."""

    job: JobId


class SkipQuestion(CallbackData, prefix="character-skip"):
    """Pass over this question."""

    draft: DraftId
    question: Question


class CreateCharacter(CallbackData, prefix="character-make"):
    """Make the character that the card shows."""

    draft: DraftId


class DropCharacter(CallbackData, prefix="character-drop"):
    """Forget the card."""

    draft: DraftId


class AskRemoval(CallbackData, prefix="character-removal"):
    """Ask whether this character is to go."""

    character: JobId


class RemoveCharacter(CallbackData, prefix="character-remove"):
    """Keep this character no more."""

    character: JobId
