"""Credits that users trust: bought, spent, given back, refunded, and never twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bot.app import App
from bot.sandbox.telegram import PaymentRefused, SimulatedMessage, User
from bot.settings import CreditPack
from bot.storage.tables import users
from tests.world import World, ask, balance, is_video, new_link

PACK = "10 credits"
DAY = 24 * 3600.0


async def invoice(user: User, pack: str = PACK) -> SimulatedMessage:
    shop = await ask(user, "/buy", "Stars")
    await user.press(shop, pack)
    return await user.chat.wait_for(lambda message: message.invoice is not None, after=shop)


async def bar(app: App, user: User) -> None:
    async with app.database.transaction() as connection:
        await connection.execute(update(users).where(users.c.id == user.id).values(banned_at=app.database.now))
    # Who wrote a moment ago is looked up again after some seconds.
    app.core.users.forget(user.id)


async def test_lost_on_failure(world: World) -> None:
    world.kie.fail_next(3)
    async with world.bot():
        failed = await ask(world.ann, new_link(), "credit is back")
        assert await balance(world.ann) == 3
        await world.ann.press(failed, "Receipt")
        receipt = await world.ann.chat.wait_for(lambda message: message.text.startswith("Receipt"))
        assert "Given back" in receipt.text
        assert "Provider: kie" in receipt.text


async def test_charged_twice(world: World) -> None:
    link = new_link()
    async with world.bot():
        for _ in range(3):
            said = await world.ann.say(link)
            await world.ann.chat.wait_for(is_video, after=said)
        assert await balance(world.ann) == 2


async def test_credited_twice(world: World) -> None:
    async with world.bot():
        await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        assert await balance(world.ann) == 13
        # The same news once more, as after a crash.
        (payment,) = [m for m in world.ann.chat.messages if "successful_payment" in m.wire]
        world.telegram._cloud.deliver(payment)
        assert await balance(world.ann) == 13


async def test_gone_on_restart(world: World) -> None:
    world.hold_tasks()
    async with world.bot():
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        checkout = await world.ann.checkout(bill := await invoice(world.ann))
        assert (await checkout.answered()).ok
    # The money moves while the bot is down.
    world.ann._charge(bill)
    world.let_tasks_end()
    async with world.bot():
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 12


async def test_refunded_but_kept(world: World) -> None:
    olga = world.telegram.user("Olga")
    async with world.bot(admin_ids=frozenset({olga.id})):
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        told = await ask(olga, f"/refund {payment.charge_id}", "Refunded")
        assert "10 of 10 credits taken back" in told.text
        await ask(olga, f"/refund {payment.charge_id}", "already done")
        assert await balance(world.ann) == 3


async def test_spent_credits_of_a_refund_are_shown_to_the_operator_and_no_balance_falls_below_zero(
    world: World,
) -> None:
    olga = world.telegram.user("Olga")
    async with world.bot(admin_ids=frozenset({olga.id}), free_credits=0):
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        told = await ask(olga, f"/refund {payment.charge_id}", "Refunded")
        assert "9 of 10" in told.text
        assert "1 had been spent" in told.text
        assert await balance(world.ann) == 0


async def test_a_credit_that_was_reserved_when_its_payment_was_refunded_goes_with_it_when_it_comes_back(
    world: World,
) -> None:
    olga = world.telegram.user("Olga")
    world.hold_tasks()
    world.kie.fail_next(1)
    async with world.bot(admin_ids=frozenset({olga.id}), free_credits=0):
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        assert "9 of 10" in (await ask(olga, f"/refund {payment.charge_id}", "Refunded")).text
        world.let_tasks_end()
        await world.ann.chat.wait_for(lambda message: "could not be cleaned" in message.text)
        assert await balance(world.ann) == 0
        assert "10 of 10" in (await ask(olga, f"/refund {payment.charge_id}", "already done")).text


async def test_a_refund_by_telegram_itself_takes_the_credits_back(world: World) -> None:
    async with world.bot():
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        world.telegram.refund(payment)
        await world.ann.chat.wait_for(lambda message: "10 credits were taken back" in message.text)
        assert await balance(world.ann) == 3


async def test_what_a_refund_by_telegram_could_not_take_back_is_shown_to_the_operators(world: World) -> None:
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(admin_ids=frozenset({olga.id}), free_credits=0):
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        world.telegram.refund(payment)
        told = await olga.chat.wait_for(lambda message: "Telegram gave Stars back" in message.text)
        assert "9 of 10 credits taken back; 1 had been spent" in told.text


async def test_a_payment_of_someone_barred_meanwhile_is_booked_and_they_cannot_pay_again(world: World) -> None:
    async with world.bot() as app:
        bill = await invoice(world.ann)
        checkout = await world.ann.checkout(bill)
        assert (await checkout.answered()).ok
        await bar(app, world.ann)
        world.ann._charge(bill)
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        with pytest.raises(PaymentRefused, match="can't use this bot"):
            await world.ann.pay(bill)
        await ask(world.ann, "/balance", "can't use this bot")
        await ask(world.ann, "/paysupport Why?", "Nobody reads questions here")


async def test_who_cannot_pay_hears_what_this_very_video_costs(world: World) -> None:
    link = new_link()
    async with world.bot(price_credits=1, cached_price_credits=3):
        await world.ann.say(link)
        await world.ann.chat.wait_for(is_video)
        await ask(world.ann, link, "a video costs 3, and you have 2")


async def test_a_link_that_waited_for_credits_goes_on_after_the_purchase(world: World) -> None:
    async with world.bot(free_credits=0):
        empty = await ask(world.ann, new_link(), "don't cover this")
        await world.ann.press(empty, "Get credits")
        shop = await world.ann.chat.wait_for(lambda message: "Stars" in message.text, after=empty)
        await world.ann.press(shop, PACK)
        bill = await world.ann.chat.wait_for(lambda message: message.invoice is not None)
        await world.ann.pay(bill)
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 9


async def test_a_link_that_waited_for_credits_goes_on_when_another_gives_its_credit_back(world: World) -> None:
    world.hold_tasks()
    world.kie.fail_next(1)
    async with world.bot(free_credits=1):
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        await ask(world.ann, new_link(), "don't cover this")
        world.let_tasks_end()
        await world.ann.chat.wait_for(lambda message: "Nothing was charged for it" in message.text)
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 0


async def test_a_pack_that_is_no_longer_sold_is_not_paid_for(world: World) -> None:
    async with world.bot():
        bill = await invoice(world.ann)
    async with world.bot(credit_packs=(CreditPack(credits=10, stars=80),)):
        with pytest.raises(PaymentRefused, match="no longer sold"):
            await world.ann.pay(bill)
        assert await balance(world.ann) == 3


async def test_nothing_is_sold_while_all_providers_are_unavailable(world: World) -> None:
    async with world.bot():
        bill = await invoice(world.ann)
        world.kie.paused = True
        await ask(world.ann, new_link(), "unavailable")
        with pytest.raises(PaymentRefused, match="unavailable"):
            await world.ann.pay(bill)


async def test_each_video_has_its_receipt_and_comes_again_from_the_history_for_free(world: World) -> None:
    async with world.bot():
        await world.ann.say(new_link())
        video = await world.ann.chat.wait_for(is_video)
        # The progress message is cleared when the credit is spent.
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        await world.ann.press(video, "Receipt")
        receipt = await world.ann.chat.wait_for(lambda message: message.text.startswith("Receipt"))
        assert "1 credit reserved" in receipt.text
        assert "Delivered and spent" in receipt.text
        assert "Provider: kie" in receipt.text
        history = await ask(world.ann, "/history", "Your videos")
        await world.ann.press(history, history.buttons[0])
        await world.ann.chat.wait_for(is_video, after=history)
        await world.ann.press(history, "Credits")
        await history.wait_until(lambda message: "welcome gift" in message.text)
        assert await balance(world.ann) == 2


async def test_the_history_tells_when_a_video_came(world: World) -> None:
    """And not when it was asked for; so does the list in other chats."""
    world.hold_tasks()
    async with world.bot():
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        world.clock.pass_(600)
        before = world.clock()
        world.let_tasks_end()
        await world.ann.chat.wait_for(is_video)
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        history = await ask(world.ann, "/history", "Your videos")
        (offered,) = (await world.ann.query("")).results
    moments = [datetime.fromtimestamp(moment, UTC) for moment in (before, world.clock())]
    for shown in (history.buttons[0].text, str(offered)):
        assert any(f" {moment:%-I:%M}" in shown for moment in moments), shown


async def test_a_receipt_names_every_provider_that_was_asked_and_none_where_none_was(world: World) -> None:
    world.kie.fail_next()
    link = new_link()
    async with world.bot(use=("kie", "apimall")):
        await world.ann.say(link)
        video = await world.ann.chat.wait_for(is_video)
        await world.ann.press(video, "Receipt")
        await world.ann.chat.wait_for(lambda message: "Provider: kie, apimall" in message.text)
        said = await world.ann.say(link)
        again = await world.ann.chat.wait_for(is_video, after=said)
        await world.ann.press(again, "Receipt")
        await world.ann.chat.wait_for(lambda message: "none was needed" in message.text)


async def test_nobody_sees_anothers_receipt(world: World) -> None:
    bob = world.telegram.user("Bob")
    async with world.bot():
        await world.ann.say(new_link())
        video = await world.ann.chat.wait_for(is_video)
        answer = await bob.press(video, "Receipt")
        assert "no receipt of yours" in answer.text


async def test_an_operators_grant_is_told_with_its_reason(world: World) -> None:
    olga = world.telegram.user("Olga")
    async with world.bot(admin_ids=frozenset({olga.id})):
        assert await balance(world.ann) == 3
        await ask(olga, f"/grant {world.ann.id} 5 for <patience>", "Done")
        await world.ann.chat.wait_for(lambda message: "5 credits: for <patience>" in message.text)
        assert await balance(world.ann) == 8
        await ask(olga, "/grant nobody", "Write it like this")
        await ask(world.ann, f"/grant {world.ann.id} 5", "don't know that command")


async def test_a_promo_code_counts_once_for_each_user_and_only_as_often_as_it_may(world: World) -> None:
    olga, bob = world.telegram.user("Olga"), world.telegram.user("Bob")
    async with world.bot(admin_ids=frozenset({olga.id})):
        code = (await ask(olga, "/make_promo 4 1", "gives")).text.split()[0]
        await ask(world.ann, f"/promo {code.lower()}", "4 credits are yours")
        await ask(world.ann, f"/promo {code}", "used this code already")
        await ask(bob, f"/promo {code}", "used up")
        await ask(bob, "/promo NONSENSE", "don't know this code")
        assert await balance(world.ann) == 7


async def test_an_invitation_gives_both_sides_their_credits_once(world: World) -> None:
    bob = world.telegram.user("Bob")
    async with world.bot(referral_credits=2):
        link = (await ask(world.ann, "/invite", "start=")).text.split("start=")[1].strip()
        assert str(world.ann.id) not in link
        assert (await ask(world.ann, "/invite", "start=")).text.endswith(link)
        welcome = await ask(bob, f"/start {link}", "2 extra credits")
        assert "Sora video" in welcome.text
        await world.ann.chat.wait_for(lambda message: "2 credits are yours" in message.text)
        await ask(bob, f"/start {link}", "new here")
        await ask(world.ann, f"/start {link}", "not valid")
        assert await balance(bob) == 5
        assert await balance(world.ann) == 5


async def test_a_link_that_waited_for_credits_goes_on_with_the_next_days_allowance_and_with_an_invitation(
    world: World,
) -> None:
    bob = world.telegram.user("Bob")
    async with world.bot(free_credits=0, daily_free_credits=1, referral_credits=1):
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        await ask(world.ann, new_link(), "don't cover this")
        to_midnight = DAY - world.clock() % DAY
        world.clock.pass_(to_midnight)
        said = await world.ann.say("/balance")
        await world.ann.chat.wait_for(is_video, after=said)
        last = await ask(world.ann, new_link(), "don't cover this")
        link = (await ask(world.ann, "/invite", "start=")).text.split("start=")[1].strip()
        await ask(bob, f"/start {link}", "1 extra credit")
        await world.ann.chat.wait_for(is_video, after=last)


async def test_a_gift_goes_to_who_opens_it_first(world: World) -> None:
    bob, cleo = world.telegram.user("Bob"), world.telegram.user("Cleo")
    async with world.bot():
        await ask(world.ann, "/gift 9", "don't have that many credits to give")
        link = (await ask(world.ann, "/gift 2", "start=")).text.split("start=")[1].strip()
        assert await balance(world.ann) == 1
        opened = await ask(bob, f"/start {link}", "2 credits are yours")
        assert "Sora video" in opened.text
        await world.ann.chat.wait_for(lambda message: "Your gift was opened: 2 credits" in message.text)
        again = await ask(bob, f"/start {link}", "its credits are yours")
        assert "Sora video" not in again.text
        await ask(cleo, f"/start {link}", "opened already")
        assert await balance(bob) == 5
        assert await balance(cleo) == 3


async def test_the_daily_allowance_does_not_pile_up(world: World) -> None:
    async with world.bot(free_credits=0, daily_free_credits=2):
        assert await balance(world.ann) == 2
        await ask(world.ann, "/gift 1", "2 daily credits stay with you")
        world.clock.pass_(24 * 3600)
        assert await balance(world.ann) == 2
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 1
        world.clock.pass_(24 * 3600)
        assert await balance(world.ann) == 2


async def begin_one_and_queue_two(world: World) -> list[SimulatedMessage]:
    """Three links of Ann's, of which one is worked on until tasks may end. Returns the progress of those that wait."""
    world.hold_tasks()
    await ask(world.ann, new_link(), "Cleaning")
    return [await ask(world.ann, new_link(), "Got it") for _ in range(2)]


async def test_one_cancel_button_cancels_one(world: World) -> None:
    """The button under one waiting link leaves the other as it is."""
    async with world.bot(max_active_jobs_per_user=1):
        first, second = await begin_one_and_queue_two(world)
        assert (await world.ann.press(first, "Cancel")).text == "Cancelled."
        await first.wait_until(lambda message: "Your credit is back" in message.text)
        assert await balance(world.ann) == 1
        assert "Cancelled" not in second.text
        world.let_tasks_end()
        assert await balance_after_videos(world, 2) == 1


async def test_cancel_gives_all_back(world: World) -> None:
    """/cancel ends all that has not begun, and gives back a credit for each."""
    async with world.bot(max_active_jobs_per_user=1):
        await begin_one_and_queue_two(world)
        await ask(world.ann, "/cancel", "2 videos")
        assert await balance(world.ann) == 2
        world.let_tasks_end()
        assert await balance_after_videos(world, 1) == 2


async def test_one_credit_lets_one_held_link_go_on(world: World) -> None:
    """Of two links that wait for credits, one credit lets the older go on; /cancel ends the other for nothing."""
    olga = world.telegram.user("Olga")
    older, newer = new_link(), new_link()
    async with world.bot(admin_ids=frozenset({olga.id}), free_credits=0):
        await ask(world.ann, older, "don't cover this")
        await world.ann.say(newer)
        assert await balance(world.ann) == 0
        await ask(olga, f"/grant {world.ann.id} 1", "Done")
        assert await balance_after_videos(world, 1) == 0
        assert [task.video_url for task in world.kie.tasks] == [older]
        await ask(world.ann, "/cancel", "Cancelled")
        await ask(world.ann, "/cancel", "nothing to cancel")
        assert await balance(world.ann) == 0


async def balance_after_videos(world: World, videos: int) -> int:
    """Ann's balance once she has so many videos."""
    arrived = [message for message in world.ann.chat.messages if is_video(message)]
    while len(arrived) < videos:
        arrived.append(await world.ann.chat.wait_for(is_video, after=arrived[-1] if arrived else None))
    return await balance(world.ann)


async def test_refunded_credits_in_an_own_gift(world: World) -> None:
    """Credits that were wrapped when their Stars came back go with them when the giver unwraps the gift."""
    async with world.bot():
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        link = (await ask(world.ann, "/gift 13", "start=")).text.split("start=")[1].strip()
        world.telegram.refund(payment)
        await world.ann.chat.wait_for(lambda message: "Your Stars came back" in message.text)
        assert await balance(world.ann) == 0
        await ask(world.ann, f"/start {link}", "own gift: 3 credits")
        assert await balance(world.ann) == 3


async def test_a_refunds_gift_opened_by_another(world: World) -> None:
    """A gift that somebody else opened stays theirs, and what the giver gets later stays the giver's."""
    bob = world.telegram.user("Bob")
    async with world.bot():
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        links = [(await ask(world.ann, f"/gift {size}", "start=")).text.split("start=")[1].strip() for size in (6, 4)]
        world.telegram.refund(payment)
        await world.ann.chat.wait_for(lambda message: "3 credits were taken back" in message.text)
        await ask(bob, f"/start {links[0]}", "6 credits are yours")
        await ask(world.ann, f"/start {links[1]}", "went with the Stars")
        assert (await balance(bob), await balance(world.ann)) == (9, 0)
        await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        later = (await ask(world.ann, "/gift 5", "start=")).text.split("start=")[1].strip()
        await ask(world.ann, f"/start {later}", "own gift: 5 credits")
        assert await balance(world.ann) == 10


async def test_a_refund_before_its_payment(world: World) -> None:
    """News of a refund that overtakes the news of its payment leaves no credits."""
    async with world.bot():
        bill = await invoice(world.ann)
        checkout = await world.ann.checkout(bill)
        assert (await checkout.answered()).ok
    payment = world.ann._charge(bill)
    world.telegram._cloud.updates.pending.clear()
    world.telegram.refund(payment)
    (news,) = [message for message in world.ann.chat.messages if "successful_payment" in message.wire]
    async with world.bot():
        told = await world.ann.chat.wait_for(lambda message: "10 credits were taken back" in message.text)
        assert await balance(world.ann) == 3
        world.telegram._cloud.deliver(news)
        await world.ann.chat.wait_for(lambda message: "10 credits were taken back" in message.text, after=told)
        assert await balance(world.ann) == 3


async def test_the_daily_allowance_and_reserved_credits(world: World) -> None:
    """Credits that are reserved at midnight count as credits that one has: cancelled later, they do not pile up."""
    world.clock.pass_(DAY - world.clock() % DAY - 60)
    world.kie.duration = 60.0
    async with world.bot(free_credits=0, daily_free_credits=5, max_active_jobs_per_user=1):
        await ask(world.ann, new_link(), "Cleaning")
        for _ in range(4):
            await ask(world.ann, new_link(), "Got it")
        assert await balance(world.ann) == 0
        world.clock.pass_(120)
        assert await balance(world.ann) == 0
        await ask(world.ann, "/cancel", "4 videos")
        assert await balance(world.ann) == 4


async def test_the_daily_allowance_and_wrapped_credits(world: World) -> None:
    """Credits in a gift that nobody has opened count, too: unwrapped on the next day, they do not pile up."""
    async with world.bot(free_credits=4, daily_free_credits=2):
        link = (await ask(world.ann, "/gift 2", "start=")).text.split("start=")[1].strip()
        for _ in range(2):
            await world.ann.say(new_link())
        assert await balance_after_videos(world, 2) == 0
        world.clock.pass_(DAY)
        assert await balance(world.ann) == 0
        await ask(world.ann, f"/start {link}", "own gift: 2 credits")
        assert await balance(world.ann) == 2


async def test_one_of_two_payments_is_refunded(world: World) -> None:
    """The other one stays paid, and can be refunded later."""
    olga = world.telegram.user("Olga")
    async with world.bot(admin_ids=frozenset({olga.id})):
        paid = []
        for _ in range(2):
            bill = await invoice(world.ann)
            paid.append(await world.ann.pay(bill))
            await world.ann.chat.wait_for(lambda message: "Thank you." in message.text, after=bill)
        for payment in paid:
            told = await ask(olga, f"/refund {payment.charge_id}", "Refunded")
            assert "10 of 10" in told.text
        assert await balance(world.ann) == 3
