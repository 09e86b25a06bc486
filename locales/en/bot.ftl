# The bot's words. One word for one thing: link, video, clean video, credit, balance, provider. What "clean" means stands in `start` and `help`.

## Names of commands, for the menu

command-start = What I do
command-help = How it works
command-create = Make a video of your words, and of photos
command-characters = Your characters, for videos you create
command-balance = Your credits
command-history = Your videos, and what they cost
command-usage = Your last 30 days
command-buy = Get credits
command-promo = Use a promo code
command-invite = Invite a friend
command-gift = Give credits to a friend
command-cancel = Cancel what has not started
command-language = Choose your language
command-terms = Terms
command-privacy = What I keep about you
command-paysupport = Ask about a payment
command-export = Everything I keep about you, as a file
command-delete_me = Delete your data
command-admin = The operators' panel
command-stats = How the bot did: a day, a week, a month
command-user = A user: balance, jobs, ban
command-job = The story of a job
command-ban = Ban a user
command-unban = Let a banned user in again
command-block = Block a video
command-unblock = Allow a blocked video again
command-broadcast = Write to many users
command-maintenance = Take no requests for a while
command-audit = What operators did
command-clean = Clean the videos behind links
command-settings = How I work in this group
command-fund = Give the group credits
command-providers = How the providers are doing
command-ledger = The ledger as a file, or one month of it
command-grant = Give a user credits
command-refund = Give a payment's Stars back
command-make_promo = Make a promo code

## What Telegram shows before the first message, and in the bot's profile

about = Send me the link of a Sora video, and I answer with the clean one: without the visible watermark, otherwise untouched. If that fails, it costs nothing.
about-short = Send me the link of a Sora video, and I answer with the clean one.

## First steps

start =
    <b>Send me the link of a Sora video, and I answer with the clean one:</b> without the visible watermark, otherwise untouched.

    You have { $balance ->
        [0] no credits
        [one] { $balance } credit
       *[other] { $balance } credits
    }; a video costs { $price ->
        [0] nothing
       *[other] { $price }
    }. A link looks like this:
    <code>{ $sample }</code>
help =
    <b>How it works</b>
    1. Copy the link of a published Sora video.
    2. Paste it here; one message takes up to { $links } links.
    3. I answer with the clean video: without the visible watermark, otherwise untouched. If that fails, it costs nothing.

    A video costs { $price ->
        [0] nothing
        [one] { $price } credit
       *[other] { $price } credits
    }; one that I have sent before costs { $cached ->
        [0] nothing
        [one] { $cached } credit
       *[other] { $cached } credits
    }.
help-operators = <b>For operators</b>
button-stale = This button is from an old message and does nothing any more.
what-to-send =
    I could not find a Sora link in that. A link looks like this:
    <code>{ $sample }</code>
unknown-command = I don't know that command. /help tells what I can do.
banned-user = You can't use this bot any more. If you think that is a mistake, write to its operator.
went-wrong = Something went wrong on my side. Nothing was charged. Please send it again in a minute.
went-wrong-with-payment = Something went wrong on my side as I noted this payment. Telegram has it on record, so nothing is lost: please write to /paysupport.
went-wrong-at-checkout = I can't take this payment at the moment. Please try again in a minute.

start-copy-sample = Copy a sample link
start-to-balance = My balance
start-to-help = How it works

language-ask = In which language shall I write to you?
language-as-telegram = As in Telegram

## A file with links

file-summary =
    { $links ->
        [0] There is no link in this file that I can take.
        [one] There is { $links } link in this file that I can take.
       *[other] There are { $links } links in this file that I can take.
    }
file-known =
    { $links ->
        [one] { $links } of them I have sent before; it comes at once.
       *[other] { $links } of them I have sent before; they come at once.
    }
file-left-out = Left out, { $links } × { $why }
file-further = I take { $links } at a time, so { $further } more have to wait: please send them in another file.
file-price = All together cost { $price ->
        [0] nothing
        [one] { $price } credit
       *[other] { $price } credits
    }; you have { NUMBER($balance, useGrouping: 0) }.
file-start =
    { $links ->
        [one] Clean { $links } video
       *[other] Clean { $links } videos
    }
file-started =
    { $links ->
        [one] Started: { $links } link.
       *[other] Started: { $links } links.
    }
file-too-large = This file is too large for a list of links. I read text and CSV files of up to 250 KB, and 50 links at a time.
file-no-text = I can't read this file as text. Please send the links as a text or CSV file, or paste them here.
file-no-links = I could not find a Sora link in this file.
file-not-fetched = I could not fetch this file. Please send it again.
file-gone = I can't find the file any more. Please send it again.

## Consent, asked once

consent-ask =
    Before your first video, please confirm that the videos you send are your own, or that you may use them.
    I ask this only once. Your { $videos ->
        [one] link waits
       *[other] links wait
    } here meanwhile.
consent-confirm = I confirm
consent-thanks = Thank you, noted.
consent-thanks-first = Thank you, noted. Send me a link whenever you like.

## Credits

balance =
    You have <b>{ NUMBER($balance, useGrouping: 0) }</b> { $balance ->
        [one] credit
       *[other] credits
    }.
balance-reserved =
    { $reserved ->
        [one] { $reserved } more is set aside for a video under way.
       *[other] { $reserved } more are set aside for videos under way.
    }
balance-latest = Latest:
entry = { DATETIME($at, dateStyle: "medium") } · { $amount } · { $what }
entry-welcome = welcome gift
entry-reserve = video under way
entry-spend = video
entry-give_back = video that failed or was cancelled, credit back
entry-grant = from the operator
entry-daily = daily credits
entry-promo = promo code
entry-invitation = invitation
entry-gift = gift
entry-fund = given to a group
entry-purchase = bought
entry-refund = Stars refunded
entry-forfeit = left behind
out-of-credits =
    Your credits don't cover this: a video costs { $price }, and you have { NUMBER($balance, useGrouping: 0) }.
    Nothing was charged. I keep what you sent for a day, and it goes on by itself once you have credits.
too-many-today = That is as many as you can have made in a day. Please come back tomorrow; nothing was charged.
links-not-kept = I can keep { $links } waiting links for you. Please send the others again later.
open-shop = Get credits

## Buying credits

shop = Credits for Telegram Stars. They don't expire, and a video that fails costs nothing.
pack = { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    } – { $stars } ⭐
pack-title = { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    }
pack-description = For { $credits ->
        [one] { $credits } clean video
       *[other] { $credits } clean videos
    }. Credits don't expire.
pack-gone = That pack is no longer sold at this price. /buy shows what there is.
shop-closed = The providers that clean videos are unavailable at the moment, so I sell no credits. Yours are safe.
shop-closed-short = The providers that clean videos are unavailable at the moment. Please buy credits later.
payment-booked = Thank you. { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    } added. { $links ->
        [0] Your balance is { NUMBER($balance, useGrouping: 0) }.
        [one] Your waiting link goes on; { NUMBER($balance, useGrouping: 0) } left.
       *[other] { $links } waiting links go on; { NUMBER($balance, useGrouping: 0) } left.
    }
payment-booked-before = Your payment is booked; your balance is { NUMBER($balance, useGrouping: 0) }.
payment-unclear = Your payment came in, but I can't tell what it was for. Please write to /paysupport; nothing is lost.

## Promo codes, invitations, gifts

promo-how = Write the code after the command, like this: <code>/promo 1A2B3C4D</code>
promo-given = { $credits ->
        [one] { $credits } credit is
       *[other] { $credits } credits are
    } yours.
promo-used-before = You have used this code already.
promo-unknown = I don't know this code. Please check the spelling.
promo-left-since = This code is from before you left, so it can't be used again.
promo-used-up = This code has been used up.
invite-off = There are no invitations at the moment.
invite =
    Share this link. Each new user who follows it gets { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    }, and so do you:
    { $link }
invitation-given = Welcome. { $credits ->
        [one] { $credits } extra credit is
       *[other] { $credits } extra credits are
    } yours.
invitation-used-before = Welcome back. Invitations are for people who are new here. Send me a Sora link whenever you like.
invitation-unknown = This invitation is not valid any more.
invitation-used-up = This invitation has been used up.
invitation-accepted = Someone accepted your invitation: { $credits ->
        [one] { $credits } credit is
       *[other] { $credits } credits are
    } yours.
gift-how = Write how many credits you want to give, like this: <code>/gift 3</code>
gift-too-much = You don't have that many credits to give. /balance shows what you have{ $daily ->
        [0] .
        [one] ; your daily credit stays with you.
       *[other] ; your { $daily } daily credits stay with you.
    }
gift =
    Here is your gift of { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    }. Pass this link on: whoever opens it first gets the credits. Open it yourself to take them back.
    { $link }
gift-given = A gift for you: { $credits ->
        [one] { $credits } credit is
       *[other] { $credits } credits are
    } yours.
gift-opened = Your gift was opened: { $credits ->
        [one] { $credits } credit has
       *[other] { $credits } credits have
    } found a new owner.
gift-taken-back = You opened your own gift: { $credits ->
        [0] its credits went with the Stars that came back to you.
        [one] { $credits } credit is yours again.
       *[other] { $credits } credits are yours again.
    }
gift-unknown = I don't know this gift. Please check that the link is complete.
gift-used-before = You have opened this gift already; its credits are yours.
gift-used-up = This gift has been opened already.

## History and receipts

history-videos = <b>Your videos,</b> newest first. Press one, and I send it again for free. Times are in UTC.
history-no-videos = You have no videos yet. Send me a Sora link.
history-video = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
history-entries = <b>Your credits,</b> newest first.
history-to-newer = Newer
history-to-older = Older
history-to-videos = Videos
history-to-entries = Credits
video-gone = I can't send this video any more. Please send its link again.
receipt-open = Receipt
receipt = <b>Receipt { $number }</b>
receipt-reserved = { $credits ->
        [0] Free
        [one] { $credits } credit reserved
       *[other] { $credits } credits reserved
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-spent = { $credits ->
        [0] Delivered
       *[other] Delivered and spent
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-given-back = Given back: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-provider = Provider: { $name }
receipt-known = Provider: none was needed
receipt-took = Time: { $seconds } s
receipt-balance = Your balance is { NUMBER($balance, useGrouping: 0) }.
receipt-unknown = I have no receipt of yours for this.

usage-caption =
    <b>Your last { $days } days:</b>
    { $delivered ->
        [one] { $delivered } video
       *[other] { $delivered } videos
    } for { $spent ->
        [one] { $spent } credit
       *[other] { $spent } credits
    }; { $failed ->
        [0] none failed
       *[other] { $failed } failed and cost nothing
    }
usage-nothing = No videos in the last { $days } days. Send me a Sora link.
chart-usage = Your videos, day by day
chart-stats = All videos, day by day
chart-delivered = delivered
chart-failed = failed
chart-to-dark = 🌙 Dark
chart-to-light = ☀️ Light

## The gallery: a page inside Telegram

gallery-menu = Videos
gallery-open = Open the gallery
gallery-how = All your videos: watch them, find them again, share them. /history lists them here.
gallery-title = Your videos
gallery-videos = Videos
gallery-credits = Credits
gallery-search = Search your videos
gallery-from = From
gallery-to = To
gallery-more = Show more
gallery-not-found = Nothing found. Try other words or dates.
gallery-play = Play
gallery-back = Back
gallery-send = Send to our chat
gallery-sent = Sent. The video is in our chat.
gallery-share = Share
gallery-shared = Shared.
gallery-not-shared = I could not share it. Please try again.
gallery-card = A card with the same words is in our chat.
gallery-balance = Your balance:
gallery-entries = Your credits, newest first
gallery-paid = Thank you. Your credits come in a moment.
gallery-too-big = This video is too large to play here. I can send it to our chat.
gallery-trouble = That did not work. Please try again in a moment.
gallery-stale = This page has been open for a long time. Please close it and open it again.
gallery-outside = Please open this page from our chat in Telegram.
gallery-unreachable = I can't write to you. Please open our chat, press Start, and try again.

## A link was taken

progress-queued =
    { $place ->
        [one] Got it. Your video is next.
       *[other] Got it. Your video is number { $place } in the queue.
    }
progress-queued-long = Got it. Your video is number { $place } in the queue; its turn comes in about { $minutes } min.
progress-making = Working on your video…
progress-making-clean = Cleaning your video…
progress =
    { $seconds ->
        [0] { $doing }
       *[other] { $doing } { $seconds } s
    }
progress-usual =
    { $seconds ->
        [0] { $doing } usually about { $usual } s
       *[other] { $doing } { $seconds } s, usually about { $usual } s
    }
progress-longer = { $doing } { $seconds } s; it is taking longer than usual.
progress-delivering = Your video is on its way…
progress-delivering-clean = Your clean video is on its way…
cancel = Cancel
cancelled =
    { $credits ->
        [0] Cancelled.
        [one] Cancelled. Your credit is back; your balance is { NUMBER($balance, useGrouping: 0) }.
       *[other] Cancelled. Your { $credits } credits are back; your balance is { NUMBER($balance, useGrouping: 0) }.
    }
cancelled-some =
    { $videos ->
        [one] Cancelled.
       *[other] Cancelled { $videos } videos.
    }
cancel-nothing = There is nothing to cancel. A video that is being made can't be stopped any more.
cancel-asked = All right, my question no longer waits for an answer.
cancel-too-late = Too late to cancel: it is being made already.
already-running = I'm already working on this video. It comes as soon as it is clean.
too-many-links =
    { $links ->
        [one] I take { $links } link at a time, so I took the first one. Please send the others afterwards.
       *[other] I take { $links } links at a time, so I took the first { $links }. Please send the others afterwards.
    }

## A card: many links of one message

card-line = { $number } of { $links } · { $title } · { $state }
card-held = waits for credits
card-queued =
    { $place ->
        [0] in the queue
       *[other] in the queue: { $place }
    }
card-making = in the making
card-making-clean = cleaning
card-making-usual = { $doing } · usually { $seconds } s
card-making-longer = { $doing } · longer than usual
card-delivering = on its way
card-delivered = delivered
card-cancelled = cancelled
card-failed-not-accepted = not accepted
card-failed-not-accepted-clean = not accepted; is it published?
card-failed-moderated = the providers don't allow it
card-failed-not-made = could not be made
card-failed-not-made-clean = could not be cleaned
card-failed-unavailable = the providers are unavailable
card-failed-timed-out = took too long
card-failed-result-gone = could not be fetched
card-failed-lapsed = waited for a day
card-failed-banned = blocked by the operator of this bot
card-failed-no-videos = videos are not allowed here
card-failed-unreachable = could not be sent
card-failed-broken = something went wrong on my side
card-sum = { $delivered } delivered{ $failed ->
        [0] {""}
       *[other] , { $failed } failed
    }{ $cancelled ->
        [0] {""}
       *[other] , { $cancelled } cancelled
    }. { $credits ->
        [0] Nothing was charged for the others.
        [one] { $credits } credit is back.
       *[other] { $credits } credits are back.
    }
card-cancel = Cancel the rest
card-tell-me = Clean them when the providers are back

## The video

caption =
    AI-generated video.
    { $link }
caption-plain = AI-generated video.
too-big =
    The clean video is too big for this chat ({ $megabytes } MB), so here is a link to it. AI-generated video.
    { $hours ->
        [0] Please download it soon: the link may stop working at any time.
        [one] Please download it within { $hours } hour; after that the link stops working.
       *[other] Please download it within { $hours } hours; after that the link stops working.
    }
too-big-open = Open the video

## Photos, to create from

photo-refusal-not-here = Photos can't be used here. Write /create and your words without one, and I make a video of the words.
photo-refusal-no-image = I can take photos as JPEG, PNG or WebP. This file is none of these.
photo-refusal-too-big = This photo is too big: I can take up to { $megabytes } MB.
photo-refusal-too-many = These are more photos than I can take at once.
photo-refusal-unread = I could not read this photo just now. Please send it again.
photos-how = To have a video made of photos, write <code>/create</code> and what the video shall show as the caption of one of them.

## Characters

characters = <b>Your characters.</b> Write a name with its @ among the words of /create, and the video shows that character, at the provider that made it.
characters-none =
    You have no characters yet. A character comes out of a video that I created for you: it gets a name, and the words of /create can then use it.
character = <b>{ $name }</b>: { $traits }
character-new = Make a character
character-remove = Remove { $name }
character-remove-ask = Remove { $name }? I forget it then; what the provider keeps of it is the provider's.
character-remove-yes = Remove
character-remove-no = Keep
character-origins = Which video shows the character?
character-no-origins = There is no video to make a character of yet. Create one with /create first.
character-ask-handle = What is the character's name? One word of letters, digits and such, for example <code>sky_ranger</code>. It has to be one that nobody else uses.
character-ask-traits = What is the character like? One short line, for example: cheerful barista, green apron, warm smile. No celebrities, and real people only with their leave.
character-ask-bounds = Is there anything that it must not be shown doing? For example: no violence, politics or alcohol.
character-skip = Skip
character-problem-too-long =
    { $most ->
       *[other] That is longer than { $most } characters. Please write it shorter.
    }
character-problem-spaces = A name is one word, without spaces.
character-problem-blocked = The operator of this bot does not want such words. Please write other ones.
character-no-name = without a name
character-bounds = Never: { $bounds }
character-made =
    <b>{ $name } is ready.</b> Write { $name } among the words of /create to use it.
    { $price ->
        [0] Free this time
        [one] { $price } credit
       *[other] { $price } credits
    } · { NUMBER($balance, useGrouping: 0) } left
character-made-nameless =
    <b>Your character is ready:</b> { $name }. The provider told no name for it, so words can't use it; where a model lets you pick characters, it is among them if the provider told its number.
    { $price ->
        [0] Free this time
        [one] { $price } credit
       *[other] { $price } credits
    } · { NUMBER($balance, useGrouping: 0) } left
consent-ask-character =
    Before your first character, please confirm: you have real people made only with their leave, no celebrities, and nothing that is somebody else's.
    I ask this only once. What you asked for waits here meanwhile.
consent-thanks-first-character = Thank you, noted. Write /characters whenever you like.
progress-making-character = Making your character…
failure-not-accepted-character = The providers did not accept this: the name may be taken, or the words not allowed. Please try others.
failure-moderated-character = The providers that make characters don't allow what these words ask for. Please try other words.
failure-not-made-character = This character could not be made. It may help to try again later, or with another video.
failure-unavailable-character = The providers that make characters are unavailable at the moment, so nothing was charged.
failure-result-gone-character = The character was made, but what came of it could not be read. Please try again.
tell-me-link-character = Make it when they are back

## Groups

language-name = English
group-greeting = Hello. Answer a message that has a Sora link by /clean, or write /clean and the link, and I bring the clean video. Each member pays from their own credits, unless the group does.
group-help =
    <b>How it works here</b>
    Write /clean and a Sora link, answer a message with links by /clean, or mention me with a link. I answer with the clean video; if that fails, it costs nothing.
create-how-group = Write /create and what the video shall show, like this: <code>/create a fox in the snow</code>
create-anonymous = I can't tell who is asking, and what is created is its asker's own. Write as yourself.
clean-how = Write /clean and a Sora link, or answer a message that has one by /clean.
group-see-private-chat = What I have to tell you is for you alone. It is in our private chat.
group-private-chat = Go there
group-anonymous = I can't tell who is asking, so I can't tell whose credits to use. Write as yourself, or let the group pay: /settings.
group-unconfirmed = Before this group pays, one of its administrators has to confirm something: choose anew who pays, with /settings.
group-only-admins-ask = In this group I clean videos for its administrators only.
group-only-admins-set = Only this group's administrators can change that.
group-out-of-credits = The group's credits don't cover this. Nothing was charged. I keep the link for a day, and it goes on by itself once /fund brings credits.
group-limit-each = You have had your videos for today in this group. Tomorrow (UTC) there are more.
group-limit-together = This group has had its videos for today. Tomorrow (UTC) there are more.
group-balance = The group has { $balance ->
        [0] no credits
        [one] { NUMBER($balance, useGrouping: 0) } credit
       *[other] { NUMBER($balance, useGrouping: 0) } credits
    }.
group-settings = <b>How I work in this group.</b> A press on a button changes what it says.
group-settings-open = Settings
group-settings-back = Back
group-setting-payer = { $value ->
        [group] The group pays
       *[members] Each member pays
    }
group-setting-bare-links = { $value ->
        [on] Links: I take every one
       *[off] Links: only with /clean or a mention
    }
group-setting-locale = Language: { $value }
group-setting-who-may-ask = { $value ->
        [admins] Administrators may ask
       *[everyone] Everyone may ask
    }
group-setting-daily-each = { $value ->
        [0] A member a day: no limit
       *[other] A member a day: { $value }
    }
group-setting-daily-together = { $value ->
        [0] All together a day: no limit
       *[other] All together a day: { $value }
    }
group-bare-links-unseen = I don't get to see those messages. Make me an administrator of this group, or have my privacy mode switched off.
group-consent = When the group pays, its members are not asked one by one. Please confirm for the group that the videos sent here are its members' own, or that they may use them.
fund-members-pay = Each member pays from their own credits here, so the group needs none. Its administrators can change that: /settings.
fund-how = Write how many of your credits you want to give the group, like this: <code>/fund 5</code>. Or get it some for Telegram Stars.
fund-description = Credits for this group. They don't expire.
fund-done = Thank you. The group has { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    } more.
fund-refunded = Your Stars came back. { $taken ->
        [0] The group had used their credits already.
        [one] { $taken } credit was taken back from the group.
       *[other] { $taken } credits were taken back from the group.
    }
cancel-not-yours = Only who asked for this video, or an administrator of the group, can cancel it.
button-not-yours = This button is for who asked for the video.

## Inline messages and guest chats: the list is its user's alone, the messages are read by others

inline-balance = You have { $balance ->
        [0] no credits
        [one] { $balance } credit
       *[other] { NUMBER($balance, useGrouping: 0) } credits
    }
inline-new = New here? Open the private chat
inline-confirm-first = First confirm that your videos are yours
inline-no-link = Type or paste the link of a Sora video
inline-no-public-link = This is not the link of a published video
inline-blocked = The operator of this bot has blocked this video
inline-title = Clean this video
inline-title-known = Send the clean video
inline-costs =
    { $price ->
        [0] { $video } · free
        [one] { $video } · { $price } credit
       *[other] { $video } · { $price } credits
    }
inline-placeholder =
    This becomes the clean video of { $link }
    If nothing happens, whoever sent it presses the button.
inline-start = Get the clean video
inline-elsewhere-title = I can clean this in a private chat
inline-elsewhere = Send me this link in a private chat, and I answer with the clean video: { $link }
inline-open-chat = Open the private chat
inline-needs-consent = Whoever sent this confirms once, in a private chat with me, that the video is theirs to use. Then it comes here.
inline-confirm = Confirm
inline-needs-credits = This waits for credits, and comes here by itself once there are some.
inline-not-kept = Too many videos wait already. Please send this one again later.
inline-cancelled = Cancelled.
inline-credit-back =
    { $credits ->
        [0] Nothing was charged.
        [one] The credit is back.
       *[other] The credits are back.
    }
inline-back = Back to the chat with this link

## Creating

create-problem-empty =
    What shall the video show? Write it in your next message, or send it as a text file (.txt) if every space and line matters.
create-problem-too-long =
    { $length ->
       *[other] These are { $length } characters, and this model takes { $most }. Please write it shorter in your next message.
    }
create-problem-blocked = The operator of this bot does not want videos of such words. Please write other ones in your next message.
create-file-unread = I can read words from a text file (.txt) in UTF-8 of up to 100 kB. This one I can't.
create-facts = { $model } · { $price ->
        [0] free
        [one] { $price } credit
       *[other] { $price } credits
    }
create-payer = { $payer ->
        [group] The group pays.
       *[member] You pay, from your own credits.
    }
create-usual = { $minutes ->
        [one] It usually takes about a minute.
       *[other] It usually takes about { $minutes } minutes.
    }
create-length = { $length } characters; all of them count.
create-length-group = { $length } characters, and in a group this one message is all that counts. If Telegram cut your text in two, send it as a text file (.txt) with <code>/create</code> as its caption.
create-start = { $price ->
        [0] Create, free
        [one] Create, { $price } credit
       *[other] Create, { $price } credits
    }
create-drop = Drop it
create-dropped = Dropped. Nothing was charged.
create-changed = What this costs, who pays for it, or how it can be made has changed. Please look at it again, then press Create.
create-again = Create again
create-refusal-gone = I don't keep this any more. Please start again with /create.
create-refusal-not-yours = Only who asked for this can press its buttons.
create-refusal-started = This is being created already.
create-refusal-no-model = Nothing can be created here at the moment.
create-refusal-photos = No model here makes a video of these photos: they may be too many.
create-most-characters =
    { $most ->
        [one] This model takes { $most } character
       *[other] This model takes { $most } characters
    } at most. Press one that is picked to let go of it.
create-photos = { $photos ->
        [one] Made from your photo.
       *[other] Made from your { $photos } photos.
    }
option-shape-portrait = Portrait
option-shape-landscape = Landscape
option-length = { $value } s
option-quality-standard = Standard
option-quality-high = High quality
option-yes = yes
option-no = no
consent-ask-create =
    Before your first creation, please confirm: you have real people made only with their leave, no celebrities, and nothing that is somebody else's.
    I ask this only once. Your { $videos ->
        [one] video waits
       *[other] videos wait
    } here meanwhile.
consent-thanks-first-create = Thank you, noted. Write /create whenever you like.
progress-making-create = Creating your video…
progress-create =
    { $minutes ->
        [0] { $doing }
       *[other] { $doing } { $minutes } min
    }
progress-usual-create =
    { $minutes ->
        [0] { $doing } usually about { $usual_minutes } min
       *[other] { $doing } { $minutes } min, usually about { $usual_minutes } min
    }
progress-longer-create = { $doing } { $minutes } min; it is taking longer than usual.
failure-not-accepted-create = The providers did not accept this: they may not allow what the words ask for, or not offer the model any more. Please try other words, or another model.
failure-moderated-create = The providers that create videos don't allow what these words ask for. Please try other words.
failure-not-made-create = This video could not be created. It may help to try again later, or with other words.
failure-unavailable-create = The providers that create videos are unavailable at the moment, so nothing was charged.
failure-result-gone-create = The video was created, but could not be fetched. Please create it again.
tell-me-link-create = Create it when they are back

## Why a link is not taken

refusal-draft = That is a draft, and drafts are not public. Publish it first, then send me its link.
refusal-generation = That page is in your own workspace, and only you can see it. Publish the video, then send me its link.
refusal-task = That is a task, not a video. Publish the video, then send me its link.
refusal-profile = That is a profile. Open one of its videos and send me that link.
refusal-explore = That is the explore page. Open a video there and send me its link.
refusal-storyboard = That is a storyboard. Publish the video, then send me its link.
refusal-signed-file = That is a temporary file address. Please send me the link of the video's page instead.
refusal-not-a-video = That page is not a published video. Open the video, and copy the link from its share button.
banned-video = I can't send this video: the operator of this bot has blocked it. Nothing was charged.

## Why a job failed

failure-not-accepted = This was not accepted.
failure-not-accepted-clean = This link was not accepted. Is the video published, and does its link open for others?
failure-moderated = The providers that make videos don't allow this one.
failure-moderated-clean = The providers that clean videos don't allow this one, so I can't clean it.
failure-not-made = This video could not be made. It may help to try again later.
failure-not-made-clean = This video could not be cleaned. It may help to try again later.
failure-unavailable = The providers that make videos are unavailable at the moment, so nothing was charged.
failure-unavailable-clean = The providers that clean videos are unavailable at the moment, so nothing was charged.
tell-me = Tell me when they are back
tell-me-link = Clean it when they are back
tell-me-noted = I will write to you as soon as videos can be cleaned again.
tell-me-order-noted = I keep what you asked for, and go on with it as soon as the providers are back.
tell-me-order-noted-clean = I keep your link and will clean it as soon as the providers are back.
reopened = Videos can be made again. { $links ->
        [0] Send me what you like.
        [one] I am working on yours.
       *[other] I am working on your { $links }.
    }
reopened-clean = Videos can be cleaned again. { $links ->
        [0] Send me your link whenever you like.
        [one] I am working on your link.
       *[other] I am working on your { $links } links.
    }
reopened-waits = The providers are back, but your credits don't cover all that you asked for. I keep it for a day, and it goes on by itself once you have credits: /buy
reopened-left-out = { $orders ->
        [one] One request that waited does not go on: its group, or a daily limit, does not allow it now.
       *[other] { $orders } requests that waited do not go on: their group, or a daily limit, does not allow them now.
    } Nothing was charged.
failure-timed-out = This took too long, so I stopped waiting. Please try again later.
failure-result-gone = The video could not be fetched. Please ask again.
failure-result-gone-clean = The clean video could not be fetched. Please send the link again.
failure-lapsed = This waited for a day, and nothing came of it, so I let it go. Please ask again.
failure-no-videos = This group does not let me send videos.
failure-banned = I can't send this video: the operator of this bot has blocked it.
failure-broken = Something went wrong on my side. Please try again in a while.
failure-broken-clean = Something went wrong on my side. Please send the link again in a while.
credit-back =
    { $credits ->
        [0] Nothing was charged.
        [one] Your credit is back; your balance is { NUMBER($balance, useGrouping: 0) }.
       *[other] Your { $credits } credits are back; your balance is { NUMBER($balance, useGrouping: 0) }.
    }
credit-back-used = Nothing was charged for it; your balance is { NUMBER($balance, useGrouping: 0) }.

## For operators

operator-key-refused = { $provider } refuses the key. Its jobs go to the next provider. Make a new key on its site, set it and restart the bot.
operator-empty = The account at { $provider } is empty. Its jobs go to the next provider until you top it up.
operator-all-unavailable = All providers are unavailable at the moment. Links wait, and the shop is closed; I tell you when one is back.
operator-back = A provider works again: links that waited go on.
operator-low = The account at { $provider } is running low: { $balance } of its credits are left.
operator-errors = More than { $errors } errors came into the log within { $minutes } minutes. docs/log.md says what each means.
operator-disk = The disk that has the database is nearly full: { $free } MB are left. Make room, or the bot stops taking requests.
operator-payments = { $payments ->
        [one] 1 payment differs
       *[other] { $payments } payments differ
    } from Telegram's list of Stars. <code>python -m bot reconcile</code> shows and books what is missing.
provider = <b>{ $name }</b>
provider-capability = <i>{ $name }</i>: { $facts }
provider-working = works
provider-cooldown = paused after { $failures ->
        [one] { $failures } failure
       *[other] { $failures } failures
    }: { $reason }; I try it again by myself
provider-reason-auth = it refuses the key
provider-reason-no_credits = its account is empty
provider-reason-bad_input = it did not accept a link
provider-reason-moderation = it did not allow a video
provider-reason-rate_limited = it asked for fewer requests
provider-reason-paused = it says that it is paused
provider-reason-job_failed = it could not clean a video
provider-reason-broken = it did not answer, or made no sense
provider-reason-conflict = it mixed up two orders
provider-reason-result_gone = one of its videos could not be fetched
provider-stopped = stopped by an operator; I leave it alone until you start it
provider-stop = Stop { $name }
provider-start = Start { $name }
provider-empty = the account is empty; jobs go to the others
provider-day = last 24 hours: { $done } done, { $failed } failed
provider-balance = balance: { $value }
provider-success = success rate: { $value } %
provider-time = median time: { $value } s
provider-cost = cost per video: { $value }

grant-how = Write it like this: <code>/grant 123456789 5 why</code>
grant-unknown = No user with this id has ever written to me.
grant-done = Done: { $credits } given, the balance is { NUMBER($balance, useGrouping: 0) }.
grant-not-told = I could not reach the user to tell them.
granted = The operator gave you { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    }. Your balance is { NUMBER($balance, useGrouping: 0) }.
granted-because = The operator gave you { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    }: { $why }. Your balance is { NUMBER($balance, useGrouping: 0) }.
refund-unknown = I know no payment with this charge id. Write it like this: <code>/refund charge</code>
refund-refused = Telegram did not give the Stars back. Nothing was changed; try again later.
refund-done = Refunded. { $taken } of { $credits } credits taken back{ $missing ->
        [0] .
       *[other] ; { $missing } had been spent already.
    }
refund-again = That is already done. { $taken } of { $credits } credits were taken back{ $missing ->
        [0] .
       *[other] ; { $missing } had been spent already.
    }
refund-told = Your Stars came back. { $taken ->
        [0] Their credits were used already
        [one] { $taken } credit was taken back
       *[other] { $taken } credits were taken back
    }; your balance is { NUMBER($balance, useGrouping: 0) }.
refund-by-telegram = Telegram gave Stars back: <code>{ $charge }</code>. { $taken } of { $credits } credits taken back; { $missing } had been spent already.
make-promo-how = Write how many credits, and for how many users, like this: <code>/make_promo 5 100</code>
make-promo-done = <code>{ $code }</code> gives { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    } to { $uses ->
        [one] { $uses } user
       *[other] each of { $uses } users
    }.

admin = <b>What shall I open?</b> /user, /job, /ban and /block take a word or two behind them; /help lists all commands.
admin-stats = Figures
admin-providers = Providers
admin-audit = What operators did
admin-broadcast = Broadcasts
admin-maintenance-on = Begin maintenance
admin-maintenance-off = End maintenance
stats = <b>How I did</b> · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] user
       *[other] users
    }
stats-period =
    <b>{ $days ->
        [one] Last 24 hours
       *[other] Last { $days } days
    }</b>
    { NUMBER($delivered, useGrouping: 0) } delivered, { NUMBER($failed, useGrouping: 0) } failed, { NUMBER($cancelled, useGrouping: 0) } cancelled; success rate { $success } %, median time { $seconds } s
    { NUMBER($spent, useGrouping: 0) } { $spent ->
        [one] credit
       *[other] credits
    } spent · { NUMBER($stars, useGrouping: 0) } ⭐ paid, { NUMBER($back, useGrouping: 0) } given back · { NUMBER($users, useGrouping: 0) } new { $users ->
        [one] user
       *[other] users
    }
stats-capability = <i>{ $name }</i>, 7 days: { $done } done, { $failed } failed
user-how = Name a user by their id or @name, or answer a message that they wrote or that was forwarded from them.
user-name-unknown = Nobody has written to me under this @name. Their id works, too, or an answer to a message of theirs.
user =
    <b>User <code>{ $user }</code></b>, since { DATETIME($since, dateStyle: "medium") }
    Language: { $language }
    Balance: { NUMBER($balance, useGrouping: 0) }, and { NUMBER($reserved, useGrouping: 0) } reserved
    Payments: { $payments }, { NUMBER($stars, useGrouping: 0) } ⭐
user-banned = Banned since { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC
user-no-news = Wants no broadcasts
user-jobs = Jobs: { $counts }. The buttons below give credits, take them back, and open the latest jobs.
user-ban = Ban
user-unban = Let in again
ban-done = Banned: user { $user }. { $jobs ->
        [0] Nothing of theirs was under way.
        [one] 1 job was ended, its credits are back.
       *[other] { $jobs } jobs were ended, their credits are back.
    }
ban-nothing = There is nobody with this id who is not banned already.
ban-operator = That is an operator. Take them out of ADMIN_IDS first.
unban-done = User { $user } can use me again.
unban-nothing = There is nobody banned with this id.
take-done = { $credits ->
        [0] They have no credits left to take back.
        [one] Took 1 credit back.
       *[other] Took { $credits } credits back.
    }
taken-back = The operator took { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    } back. Your balance is { NUMBER($balance, useGrouping: 0) }.
block-how = Write the link of a video after the command, or answer a message that has it.
block-done = Blocked. { $jobs ->
        [0] Nobody was waiting for it.
        [one] 1 job was ended, its credits are back.
       *[other] { $jobs } jobs were ended, their credits are back.
    }
block-nothing = This video is blocked already.
unblock-done = Allowed again.
unblock-nothing = This video is not blocked.
job-how = I know no job with this number. Write it like this: <code>/job 123</code>
job =
    <b>Job { $number }</b>: { $state }, failure: { $failure }
    Order: { $kind }, <code>{ $identity }</code>
    Request: <code>{ $request }</code>, asked by <code>{ $asked }</code>, account <code>{ $account }</code>
    Price: { $price }; attempts: { $attempts }
job-asked = Asked: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-queued = Queued: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-due = Due: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-ended = Ended: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-task = Task { $number }, { $provider }: { $state }, failure: { $failure }; theirs: <code>{ $theirs }</code>; polls: { $polls }; asked { DATETIME($at, timeStyle: "medium") }, took { $took } s, cost { $cost }
job-entry = Entry: { $kind }, { $amount }, { DATETIME($at, timeStyle: "medium") }
job-user = Who asked
maintenance-begun = I take no more requests; what runs goes on. <code>/maintenance off</code> ends it.
maintenance-ended = I take requests again.
maintenance-is-on = Maintenance is on: I take no requests. <code>/maintenance off</code> ends it.
maintenance-is-off = Maintenance is off. <code>/maintenance on We are back at noon</code> begins it, with your words for those who ask.
maintenance-words = { $words }
maintenance-default = I take no new requests for the moment. Nothing was charged; please send it again in a while.
broadcast-how = Write <code>/broadcast</code> and your words behind it, or answer a message with it. I show you what it looks like before anything is sent.
broadcast-refused = Telegram does not take it like this. Write the command and its words without markup around both, or answer a message with it.
broadcast-ask = This is what it looks like. Who gets it?
broadcast-all = All ({ $users })
broadcast-language = Only { $language } ({ $users })
broadcast-drop = Don't send it
broadcast-draft = It is not sent yet.
broadcast-sending = Sending: { $sent } sent, { $blocked } have blocked me, { $failed } failed. Language: { $language }
broadcast-done = The broadcast is done: { $sent } sent, { $blocked } have blocked me, { $failed } failed. Language: { $language }
broadcast-cancelled = Cancelled: { $sent } sent, { $blocked } have blocked me, { $failed } failed.
broadcast-how-far = How far is it?
broadcast-cancel = Cancel
news-stop = No more news
news-again = News again
news-stop-noted = Noted, I send you no more news.
news-again-noted = Noted, I tell you the news again.
audit = <b>What operators did,</b> newest first. Times are in UTC.
audit-nothing = Operators have done nothing yet.
audit-line = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · <code>{ $operator }</code> · { $act }{ $on }
act-grant = gave credits
act-take-back = took credits back
act-refund = gave Stars back
act-promo = made a promo code
act-ban = banned
act-unban = let in again
act-block = blocked
act-unblock = allowed again
act-stop = stopped
act-start = started
act-maintenance-on = began maintenance
act-maintenance-off = ended maintenance
act-broadcast = sent a broadcast
act-broadcast-cancel = cancelled a broadcast

## Support, terms, privacy

support-how = Write your question after the command, like this: <code>/paysupport My payment did not arrive</code>
support-sent = I passed your question on to the operator. The answer comes here.
support-elsewhere = I can't bring your question to the operator from here. Please write to { $contact }.
support-nobody-ever = Nobody reads questions here. Please ask whoever you have this bot from; Telegram's settings list your payments under My Stars.
support-nobody = I can't reach the operator at the moment. Please try again later; nothing is lost.
support-question =
    A question from #u{ $user }. Reply to this message to answer.

    { $words }

    { $payments }
support-payment = { DATETIME($at, dateStyle: "medium") } · { $stars } ⭐ for { $credits ->
        [one] { $credits } credit
       *[other] { $credits } credits
    }{ $refunded ->
        [yes] , refunded
       *[no] {""}
    } · <code>/refund { $charge }</code>
support-no-payment = No payments yet.
support-answer =
    An answer to your question:

    { $words }
support-answered = Passed on.
support-unreachable = I can't reach that user any more.
terms =
    <b>Terms</b>
    • I clean public Sora videos with outside providers. Clean means without the visible watermark, otherwise untouched. A video that fails costs nothing.
    • Credits are bought with Telegram Stars and don't expire. To get Stars back for credits you have not used, write to /paysupport.
    • Send only videos that are your own or that you may use; you confirm that once.
    • What you have created must not show real people without their leave, celebrities, or what is somebody else's; you confirm that once, too.
    • The videos are AI-generated. If you publish one, say so; whatever the file says about its origin stays in it.
    • Anyone who breaks these rules, or the law, can be banned.
privacy =
    <b>Privacy</b>
    • I keep your Telegram id, your language, light or dark theme, when you confirmed your rights, the videos that you asked for with the words for those created, and your credits and payments. I keep no names, no other messages and nothing else from your profile; by a mark that nobody else can read, the operator can find you under your @name.
    • Of a group I keep its id, its settings and its credits. What is written there and is not for me leaves no trace.
    • Videos for other chats are also kept in a chat of the operator's, without anything about you.
    • The link or the words go to the provider that makes the video, without anything about you.
    • Photos for a video stay with Telegram. The provider fetches them by way of me while it makes the video, and I keep none; I keep your characters until you remove them.
    • /export shows all that I keep. /delete_me removes you: credits and payments stay in the books under a random number, and a mark that nobody else can read reminds me not to give the welcome gift twice.
    • Questions: /paysupport.

## Files

export-caption = Everything I keep about you, as JSON.
ledger-caption = The ledger as CSV. Times are in UTC.
ledger-how = Write <code>/ledger</code> for all of it, or add a month, like this: <code>/ledger 2026-11</code>
ledger-too-long = That is more than fits into one file. Ask for one month, like this: <code>/ledger 2026-11</code>

## Leaving

delete-me-ask =
    <b>Shall I remove you?</b>
    Your videos, your settings and your confirmation are deleted{ $balance ->
        [0] {""}
        [one] , and so is your credit
       *[other] , and so are your { $balance } credits
    }; what is being cleaned is stopped. This can't be undone.
    Credits and payments stay in the books, under a random number instead of yours. If you come back, there is no second welcome gift.
    If you bought credits and want their Stars back, write to /paysupport first.
delete-me-confirm = Remove me
delete-me-expired = That question is too old. Send /delete_me again.
delete-me-done = Done, you are removed. You are welcome back at any time.
