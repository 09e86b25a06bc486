# The bot's words in Hindi. What "clean" means stands in `start` and `help`.
# Address: the polite आप, with imperatives and wishes in -एँ (भेजें, लिखें, जब चाहें).
# The bot says मैं only where the verb shows no gender (मैंने …, मुझे …, मेरे पास …); else the thing is the subject (वीडियो आ जाएगा). The same for the user (आपने …, आपको …, आपके पास …).
# One word for one thing: link लिंक, video वीडियो, clean video साफ़ वीडियो, credit क्रेडिट, balance बैलेंस, provider प्रोवाइडर, queue कतार, receipt रसीद, operator ऑपरेटर, gift तोहफ़ा, consent पुष्टि (to consent: पुष्टि करें).
# Also: character किरदार, invitation न्योता, to reserve अलग रखना, failed नाकाम, to publish पब्लिश करना, nothing was charged कोई क्रेडिट नहीं कटा, don't expire कोई मियाद नहीं, job काम, ban बैन, block ब्लॉक.
# लिंक, वीडियो and क्रेडिट have the same form in singular and plural, so there is a choice of plural only where a verb or a possessive changes. फ़ोटो is feminine. The nuqta is written under ज and फ only.

## Names of commands, for the menu

command-start = मेरा काम क्या है
command-help = यह सब कैसे होता है
command-create = आपके शब्दों और फ़ोटो से वीडियो बनाएँ
command-characters = आपके किरदार, बनने वाले वीडियो के लिए
command-balance = आपके क्रेडिट
command-history = आपके वीडियो और उनका खर्च
command-usage = आपके पिछले 30 दिन
command-buy = क्रेडिट लें
command-promo = प्रोमो कोड लगाएँ
command-invite = किसी दोस्त को न्योता दें
command-gift = किसी दोस्त को क्रेडिट दें
command-cancel = जो शुरू नहीं हुआ, उसे रद्द करें
command-language = अपनी भाषा चुनें
command-terms = शर्तें
command-privacy = आपके बारे में मेरे पास क्या रहता है
command-paysupport = भुगतान के बारे में पूछें
command-export = आपके बारे में मेरे पास जो कुछ है, एक फ़ाइल में
command-delete_me = अपना डेटा मिटाएँ
command-admin = ऑपरेटरों का पैनल
command-stats = मेरा काम कैसा रहा: दिन, हफ़्ता, महीना
command-user = यूज़र: बैलेंस, काम, बैन
command-job = किसी काम की पूरी कहानी
command-ban = किसी यूज़र को बैन करें
command-unban = बैन हटाएँ और फिर आने दें
command-block = कोई वीडियो ब्लॉक करें
command-unblock = ब्लॉक किया वीडियो फिर चलने दें
command-broadcast = बहुत से यूज़र को एक साथ लिखें
command-maintenance = कुछ देर नए काम न लें
command-audit = ऑपरेटरों ने क्या-क्या किया
command-clean = लिंक वाले वीडियो साफ़ करें
command-settings = इस ग्रुप में मेरे काम का तरीका
command-fund = ग्रुप को क्रेडिट दें
command-providers = प्रोवाइडर कैसे चल रहे हैं
command-ledger = बही की फ़ाइल, पूरी या एक महीने की
command-grant = किसी यूज़र को क्रेडिट दें
command-refund = किसी भुगतान के Stars लौटाएँ
command-make_promo = प्रोमो कोड बनाएँ

## What Telegram shows before the first message, and in the bot's profile

about = Sora वीडियो का लिंक भेजें, जवाब में साफ़ वीडियो आएगा: बिना दिखने वाले वॉटरमार्क के, बाक़ी सब वैसा ही। काम न बने तो कुछ नहीं लगता।
about-short = Sora वीडियो का लिंक भेजें, जवाब में साफ़ वीडियो आएगा।

## First steps

start =
    <b>किसी Sora वीडियो का लिंक भेजें, जवाब में साफ़ वीडियो मिलेगा:</b> दिखने वाला वॉटरमार्क हटा हुआ, बाकी सब ज्यों का त्यों।

    { $balance ->
        [0] आपके पास अभी कोई क्रेडिट नहीं है
        [one] आपके पास { $balance } क्रेडिट है
       *[other] आपके पास { $balance } क्रेडिट हैं
    }; { $price ->
        [0] वीडियो मुफ़्त है
       *[other] एक वीडियो की कीमत { $price } क्रेडिट है
    }। लिंक ऐसा दिखता है:
    <code>{ $sample }</code>
help =
    <b>यह सब कैसे होता है</b>
    1. किसी पब्लिश किए हुए Sora वीडियो का लिंक कॉपी करें।
    2. उसे यहाँ पेस्ट करें; एक मैसेज में ज़्यादा से ज़्यादा { $links } लिंक।
    3. जवाब में साफ़ वीडियो आएगा: दिखने वाला वॉटरमार्क हटा हुआ, बाकी सब ज्यों का त्यों। अगर साफ़ न हो पाए, तो कुछ नहीं लगता।

    { $price ->
        [0] वीडियो मुफ़्त है
       *[other] एक वीडियो की कीमत { $price } क्रेडिट है
    }; जो वीडियो पहले भेजा जा चुका हो, { $cached ->
        [0] वह मुफ़्त है
       *[other] उसकी कीमत { $cached } क्रेडिट है
    }।
help-operators = <b>ऑपरेटरों के लिए</b>
button-stale = यह बटन पुराने मैसेज का है, अब काम नहीं करता।
what-to-send =
    इसमें Sora का कोई लिंक नहीं मिला। लिंक ऐसा दिखता है:
    <code>{ $sample }</code>
unknown-command = यह कमांड मुझे नहीं पता। यहाँ क्या-क्या हो सकता है, /help में लिखा है।
banned-user = यह बॉट अब आपके लिए बंद है। अगर आपको लगे कि यह गलती से हुआ है, तो बॉट के ऑपरेटर को लिखें।
went-wrong = मेरी ओर से कुछ गड़बड़ हो गई। कोई क्रेडिट नहीं कटा। कृपया एक मिनट बाद फिर भेजें।
went-wrong-with-payment = यह भुगतान दर्ज करते समय मेरी ओर से कुछ गड़बड़ हो गई। Telegram के पास इसका रिकॉर्ड है, इसलिए कुछ खोया नहीं है: कृपया /paysupport पर लिखें।
went-wrong-at-checkout = यह भुगतान अभी नहीं लिया जा सकता। कृपया एक मिनट बाद फिर कोशिश करें।

start-copy-sample = नमूना लिंक कॉपी करें
start-to-balance = मेरा बैलेंस
start-to-help = यह सब कैसे होता है
language-ask = आपको किस भाषा में लिखा जाए?
language-as-telegram = जैसी Telegram में है

## A file with links

file-summary =
    { $links ->
        [0] इस फ़ाइल में काम का कोई लिंक नहीं है।
        [one] इस फ़ाइल में काम का { $links } लिंक है।
       *[other] इस फ़ाइल में काम के { $links } लिंक हैं।
    }
file-known =
    { $links ->
        [one] इनमें से { $links } वीडियो पहले भेजा जा चुका है; वह तुरंत आ जाएगा।
       *[other] इनमें से { $links } वीडियो पहले भेजे जा चुके हैं; वे तुरंत आ जाएँगे।
    }
file-left-out = छोड़े गए, { $links } × { $why }
file-further = एक बार में { $links } लिंक लिए जाते हैं, इसलिए { $further ->
        [one] { $further } अभी बाकी रहेगा: कृपया उसे
       *[other] { $further } अभी बाकी रहेंगे: कृपया उन्हें
    } दूसरी फ़ाइल में भेजें।
file-price = सब मिलाकर { $price ->
        [0] कुछ नहीं लगेगा
        [one] { $price } क्रेडिट लगेगा
       *[other] { $price } क्रेडिट लगेंगे
    }; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
file-start = { $links } वीडियो साफ़ करें
file-started = काम शुरू: { $links } लिंक।
file-too-large = लिंक की सूची के लिए यह फ़ाइल बहुत बड़ी है। 250 KB तक की टेक्स्ट या CSV फ़ाइल चलेगी, और एक बार में 50 लिंक।
file-no-text = यह फ़ाइल टेक्स्ट की तरह पढ़ी नहीं जा सकी। कृपया लिंक टेक्स्ट या CSV फ़ाइल में भेजें, या यहीं पेस्ट करें।
file-no-links = इस फ़ाइल में Sora का कोई लिंक नहीं मिला।
file-not-fetched = यह फ़ाइल मुझ तक नहीं पहुँच पाई। कृपया फिर भेजें।
file-gone = वह फ़ाइल अब नहीं मिल रही। कृपया फिर भेजें।

## Consent, asked once

consent-ask =
    पहला वीडियो साफ़ होने से पहले कृपया पुष्टि करें कि आपके भेजे वीडियो आपके अपने हैं, या उन्हें इस्तेमाल करने का हक आपके पास है।
    यह बस एक ही बार पूछना है। तब तक { $videos ->
        [one] आपका लिंक यहीं रुका है
       *[other] आपके लिंक यहीं रुके हैं
    }।
consent-confirm = पुष्टि करें
consent-thanks = शुक्रिया, दर्ज हो गया।
consent-thanks-first = शुक्रिया, दर्ज हो गया। जब चाहें, लिंक भेजें।

## Credits

balance =
    आपके पास <b>{ NUMBER($balance, useGrouping: 0) }</b> { $balance ->
        [one] क्रेडिट है
       *[other] क्रेडिट हैं
    }।
balance-reserved =
    { $reserved ->
        [one] { $reserved } क्रेडिट और है, जो चल रहे काम के लिए अलग रखा है।
       *[other] { $reserved } क्रेडिट और हैं, जो चल रहे काम के लिए अलग रखे हैं।
    }
balance-latest = हाल का हिसाब:
entry = { DATETIME($at, dateStyle: "medium") } · { $amount } · { $what }
entry-welcome = स्वागत का तोहफ़ा
entry-reserve = वीडियो, काम जारी
entry-spend = वीडियो
entry-give_back = वीडियो नाकाम या रद्द, क्रेडिट वापस
entry-grant = ऑपरेटर की ओर से
entry-daily = रोज़ के क्रेडिट
entry-promo = प्रोमो कोड
entry-invitation = न्योता
entry-gift = तोहफ़ा
entry-fund = ग्रुप के लिए
entry-purchase = खरीद
entry-refund = Stars वापस
entry-forfeit = पीछे छूटे
out-of-credits =
    इसके लिए आपके क्रेडिट कम हैं: एक वीडियो की कीमत { $price } क्रेडिट है, और आपका बैलेंस { NUMBER($balance, useGrouping: 0) }।
    कोई क्रेडिट नहीं कटा। आपने जो भेजा, वह एक दिन मेरे पास रहेगा, और क्रेडिट आते ही काम अपने-आप आगे बढ़ेगा।
too-many-today = एक दिन में जितने वीडियो बन सकते हैं, आपके उतने बन चुके। कृपया कल आएँ; कोई क्रेडिट नहीं कटा।
links-not-kept = आपके सिर्फ़ { $links } लिंक यहाँ रुके रह सकते हैं। बाकी कृपया बाद में फिर भेजें।
open-shop = क्रेडिट लें

## Buying credits

shop = Telegram Stars से क्रेडिट। इनकी कोई मियाद नहीं, और वीडियो नाकाम हो तो कुछ नहीं लगता।
pack = { $credits } क्रेडिट – { $stars } ⭐
pack-title = { $credits } क्रेडिट
pack-description = { $credits } साफ़ वीडियो के लिए। क्रेडिट की कोई मियाद नहीं।
pack-gone = यह पैक अब इस कीमत पर नहीं मिलता। अभी क्या-क्या है, /buy में देखें।
shop-closed = वीडियो साफ़ करने वाले प्रोवाइडर अभी उपलब्ध नहीं हैं, इसलिए क्रेडिट की बिक्री बंद है। आपके क्रेडिट सुरक्षित हैं।
shop-closed-short = वीडियो साफ़ करने वाले प्रोवाइडर अभी उपलब्ध नहीं हैं। कृपया क्रेडिट बाद में लें।
payment-booked = शुक्रिया। { $credits ->
        [one] { $credits } क्रेडिट जुड़ गया
       *[other] { $credits } क्रेडिट जुड़ गए
    }। { $links ->
        [0] आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
        [1] आपके रुके हुए लिंक पर काम शुरू हो रहा है; बैलेंस अब { NUMBER($balance, useGrouping: 0) } है।
        [one] आपके { $links } रुके हुए लिंक पर काम शुरू हो रहा है; बैलेंस अब { NUMBER($balance, useGrouping: 0) } है।
       *[other] आपके { $links } रुके हुए लिंक पर काम शुरू हो रहा है; बैलेंस अब { NUMBER($balance, useGrouping: 0) } है।
    }
payment-booked-before = आपका भुगतान दर्ज है; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
payment-unclear = आपका भुगतान आ गया, पर यह पता नहीं चला कि किस चीज़ के लिए था। कृपया /paysupport पर लिखें; कुछ खोया नहीं है।

## Promo codes, invitations, gifts

promo-how = कोड कमांड के बाद लिखें, ऐसे: <code>/promo 1A2B3C4D</code>
promo-given = { $credits ->
        [one] { $credits } क्रेडिट आपका हुआ
       *[other] { $credits } क्रेडिट आपके हुए
    }।
promo-used-before = यह कोड आपने पहले ही इस्तेमाल कर लिया है।
promo-unknown = यह कोड मुझे नहीं पता। कृपया देख लें कि ठीक लिखा है।
promo-left-since = यह कोड आपके जाने से पहले का है, इसलिए दोबारा नहीं चलेगा।
promo-used-up = यह कोड जितनी बार चलना था, चल चुका।
invite-off = न्योते अभी बंद हैं।
invite =
    यह लिंक दोस्तों को भेजें। जो भी पहली बार इस लिंक से आए, { $credits ->
        [one] उसे { $credits } क्रेडिट मिलेगा, और उतना ही आपको भी
       *[other] उसे { $credits } क्रेडिट मिलेंगे, और उतने ही आपको भी
    }:
    { $link }
invitation-given = आपका स्वागत है। { $credits ->
        [one] { $credits } अतिरिक्त क्रेडिट आपका हुआ
       *[other] { $credits } अतिरिक्त क्रेडिट आपके हुए
    }।
invitation-used-before = फिर से स्वागत है। न्योते उनके लिए हैं जो पहली बार आए हों। जब चाहें, Sora का लिंक भेजें।
invitation-unknown = यह न्योता अब नहीं चलता।
invitation-used-up = यह न्योता जितनी बार चलना था, चल चुका।
invitation-accepted = आपका न्योता किसी ने स्वीकार किया: { $credits ->
        [one] { $credits } क्रेडिट आपका हुआ
       *[other] { $credits } क्रेडिट आपके हुए
    }।
gift-how = कितने क्रेडिट देने हैं, ऐसे लिखें: <code>/gift 3</code>
gift-too-much = देने के लिए आपके पास इतने क्रेडिट नहीं हैं। कितने हैं, /balance में देखें{ $daily ->
        [0] ।
        [1] ; आपका रोज़ का क्रेडिट आपके ही पास रहता है।
        [one] ; आपका रोज़ का { $daily } क्रेडिट आपके ही पास रहता है।
       *[other] ; आपके रोज़ के { $daily } क्रेडिट आपके ही पास रहते हैं।
    }
gift =
    यह रहा आपका तोहफ़ा: { $credits } क्रेडिट। यह लिंक आगे भेजें: जो इसे सबसे पहले खोले, तोहफ़ा उसी का। वापस लेना हो, तो खुद खोल लें।
    { $link }
gift-given = आपके लिए तोहफ़ा: { $credits ->
        [one] { $credits } क्रेडिट आपका हुआ
       *[other] { $credits } क्रेडिट आपके हुए
    }।
gift-opened = आपका तोहफ़ा खुल गया: { $credits ->
        [one] { $credits } क्रेडिट नए हाथों में पहुँच गया
       *[other] { $credits } क्रेडिट नए हाथों में पहुँच गए
    }।
gift-taken-back = आपने अपना ही तोहफ़ा खोला: { $credits ->
        [0] उसके क्रेडिट उन Stars के साथ चले गए जो आपको वापस मिले।
        [one] { $credits } क्रेडिट फिर आपका हुआ।
       *[other] { $credits } क्रेडिट फिर आपके हुए।
    }
gift-unknown = यह तोहफ़ा मुझे नहीं पता। कृपया देख लें कि लिंक पूरा है।
gift-used-before = यह तोहफ़ा आपने पहले ही खोल लिया है; उसके क्रेडिट आपके हैं।
gift-used-up = यह तोहफ़ा पहले ही खुल चुका है।

## History and receipts

history-videos = <b>आपके वीडियो,</b> सबसे नए पहले। किसी एक को दबाएँ, वह मुफ़्त में फिर आ जाएगा। समय UTC में है।
history-no-videos = अभी आपका कोई वीडियो नहीं है। Sora का कोई लिंक भेजें।
history-video = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
history-entries = <b>आपके क्रेडिट,</b> सबसे नए पहले।
history-to-newer = नए
history-to-older = पुराने
history-to-videos = वीडियो
history-to-entries = क्रेडिट
video-gone = यह वीडियो अब नहीं भेजा जा सकता। कृपया इसका लिंक फिर भेजें।
receipt-open = रसीद
receipt = <b>रसीद { $number }</b>
receipt-reserved = { $credits ->
        [0] मुफ़्त
        [one] { $credits } क्रेडिट अलग रखा
       *[other] { $credits } क्रेडिट अलग रखे
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-spent = { $credits ->
        [0] वीडियो भेजा
       *[other] वीडियो भेजा, क्रेडिट खर्च
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-given-back = क्रेडिट वापस: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-provider = प्रोवाइडर: { $name }
receipt-known = प्रोवाइडर: ज़रूरत नहीं पड़ी
receipt-took = समय लगा: { $seconds } सेकंड
receipt-balance = आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
receipt-unknown = इसकी आपके नाम कोई रसीद मेरे पास नहीं है।

usage-caption =
    <b>आपके पिछले { $days } दिन:</b>
    { $delivered } वीडियो, { $spent } क्रेडिट में; { $failed ->
        [0] कोई नाकाम नहीं
       *[other] { $failed } नाकाम, कुछ नहीं कटा
    }
usage-nothing = पिछले { $days } दिनों में कोई वीडियो नहीं। Sora का कोई लिंक भेजें।
chart-usage = आपके वीडियो, हर दिन
chart-stats = सभी वीडियो, हर दिन
chart-delivered = भेजे गए
chart-failed = नाकाम
chart-to-dark = 🌙 डार्क
chart-to-light = ☀️ लाइट

## The gallery: a page inside Telegram

gallery-menu = वीडियो
gallery-open = गैलरी खोलें
gallery-how = आपके सारे वीडियो: देखें, ढूँढें, शेयर करें। यहाँ इनकी सूची /history में है।
gallery-title = आपके वीडियो
gallery-videos = वीडियो
gallery-credits = क्रेडिट
gallery-search = अपने वीडियो में खोजें
gallery-from = कब से
gallery-to = कब तक
gallery-more = और दिखाएँ
gallery-not-found = कुछ नहीं मिला। दूसरे शब्द या तारीखें आज़माएँ।
gallery-play = चलाएँ
gallery-back = वापस
gallery-send = हमारी चैट में भेजें
gallery-sent = वीडियो हमारी चैट में आ गया है।
gallery-share = शेयर करें
gallery-shared = शेयर हो गया।
gallery-not-shared = यह शेयर नहीं हो सका। कृपया फिर कोशिश करें।
gallery-card = उन्हीं शब्दों का कार्ड हमारी चैट में है।
gallery-balance = आपका बैलेंस:
gallery-entries = आपके क्रेडिट, नए पहले
gallery-paid = धन्यवाद। आपके क्रेडिट अभी आ जाएँगे।
gallery-too-big = यह वीडियो यहाँ चलाने के लिए बहुत बड़ा है। यह हमारी चैट में आ सकता है।
gallery-trouble = यह नहीं हो सका। कृपया थोड़ी देर में फिर कोशिश करें।
gallery-stale = यह पेज बहुत देर से खुला है। कृपया इसे बंद करके फिर खोलें।
gallery-outside = कृपया यह पेज Telegram में हमारी चैट से खोलें।
gallery-unreachable = आपको लिखना नहीं हो पा रहा। कृपया हमारी चैट खोलें, Start दबाएँ और फिर कोशिश करें।

## A link was taken

progress-queued =
    { $place ->
        [1] मिल गया। अगली बारी आपके वीडियो की है।
        [one] मिल गया। कतार में आपका वीडियो नंबर { $place } पर है।
       *[other] मिल गया। कतार में आपका वीडियो नंबर { $place } पर है।
    }
progress-queued-long = मिल गया। कतार में आपका वीडियो नंबर { $place } पर है; बारी करीब { $minutes } मिनट में आएगी।
progress-making = आपके वीडियो पर काम हो रहा है…
progress-making-clean = आपका वीडियो साफ़ हो रहा है…
progress =
    { $seconds ->
        [0] { $doing }
       *[other] { $doing } { $seconds } सेकंड
    }
progress-usual =
    { $seconds ->
        [0] { $doing } आम तौर पर करीब { $usual } सेकंड
       *[other] { $doing } { $seconds } सेकंड, आम तौर पर करीब { $usual } सेकंड
    }
progress-longer = { $doing } { $seconds } सेकंड; इस बार कुछ ज़्यादा समय लग रहा है।
progress-delivering = आपका वीडियो बस आ रहा है…
progress-delivering-clean = आपका साफ़ वीडियो बस आ रहा है…
cancel = रद्द करें
cancelled =
    { $credits ->
        [0] रद्द हो गया।
        [1] रद्द हो गया। आपका क्रेडिट वापस आ गया; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
        [one] रद्द हो गया। आपका { $credits } क्रेडिट वापस आ गया; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
       *[other] रद्द हो गया। आपके { $credits } क्रेडिट वापस आ गए; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
    }
cancelled-some =
    { $videos ->
        [1] रद्द हो गया।
        [one] { $videos } वीडियो रद्द हो गया।
       *[other] { $videos } वीडियो रद्द हो गए।
    }
cancel-nothing = रद्द करने को कुछ नहीं है। जो वीडियो बनने लगा हो, वह अब रुक नहीं सकता।
cancel-asked = ठीक है, अब मेरे सवाल के जवाब की ज़रूरत नहीं है।
cancel-too-late = रद्द करने में देर हो गई: यह बनने लगा है।
already-running = इस वीडियो पर काम चल ही रहा है। साफ़ होते ही आ जाएगा।
too-many-links =
    { $links ->
        [one] एक बार में { $links } लिंक लिया जाता है, इसलिए पहला ले लिया। बाकी कृपया इसके बाद भेजें।
       *[other] एक बार में { $links } लिंक लिए जाते हैं, इसलिए पहले { $links } ले लिए। बाकी कृपया इसके बाद भेजें।
    }

## A card: many links of one message

card-line = { $number } / { $links } · { $title } · { $state }
card-held = क्रेडिट का इंतज़ार है
card-queued =
    { $place ->
        [0] कतार में
       *[other] कतार में: { $place }
    }
card-making = बन रहा है
card-making-clean = साफ़ हो रहा है
card-making-usual = { $doing } · आम तौर पर { $seconds } सेकंड
card-making-longer = { $doing } · कुछ ज़्यादा समय लग रहा है
card-delivering = आ रहा है
card-delivered = आ गया
card-cancelled = रद्द
card-failed-not-accepted = मंज़ूर नहीं हुआ
card-failed-not-accepted-clean = मंज़ूर नहीं हुआ; क्या यह पब्लिश है?
card-failed-moderated = प्रोवाइडर इसकी इजाज़त नहीं देते
card-failed-not-made = बन नहीं पाया
card-failed-not-made-clean = साफ़ नहीं हो पाया
card-failed-unavailable = प्रोवाइडर उपलब्ध नहीं हैं
card-failed-timed-out = बहुत ज़्यादा समय लगा
card-failed-result-gone = मुझ तक नहीं पहुँच पाया
card-failed-lapsed = एक दिन रुका रहा
card-failed-banned = इस बॉट के ऑपरेटर ने ब्लॉक किया है
card-failed-no-videos = यहाँ वीडियो भेजने की इजाज़त नहीं
card-failed-unreachable = भेजा नहीं जा सका
card-failed-broken = मेरी ओर से कुछ गड़बड़ हुई
card-sum = { $delivered ->
        [one] { $delivered } आ गया
       *[other] { $delivered } आ गए
    }{ $failed ->
        [0] {""}
       *[other] , { $failed } नाकाम
    }{ $cancelled ->
        [0] {""}
       *[other] , { $cancelled } रद्द
    }। { $credits ->
        [0] बाकी के लिए कोई क्रेडिट नहीं कटा।
        [one] { $credits } क्रेडिट वापस आ गया।
       *[other] { $credits } क्रेडिट वापस आ गए।
    }
card-cancel = बाकी रद्द करें
card-tell-me = प्रोवाइडर लौटें तो साफ़ करें

## The video

caption =
    AI से बना वीडियो।
    { $link }
caption-plain = AI से बना वीडियो।
too-big =
    साफ़ वीडियो इस चैट के लिए बहुत बड़ा है ({ $megabytes } MB), इसलिए यह रहा उसका लिंक। AI से बना वीडियो।
    { $hours ->
        [0] कृपया जल्दी डाउनलोड कर लें: लिंक कभी भी बंद हो सकता है।
       *[other] कृपया { $hours } घंटे के अंदर डाउनलोड कर लें; उसके बाद लिंक बंद हो जाएगा।
    }
too-big-open = वीडियो खोलें

## Photos, to create from

photo-refusal-not-here = यहाँ फ़ोटो नहीं चलतीं। /create और अपने शब्द बिना फ़ोटो के लिखें, वीडियो उन शब्दों से बनेगा।
photo-refusal-no-image = फ़ोटो JPEG, PNG या WebP में चाहिए। यह फ़ाइल इनमें से कोई नहीं है।
photo-refusal-too-big = यह फ़ोटो बहुत बड़ी है: ज़्यादा से ज़्यादा { $megabytes } MB चलेगी।
photo-refusal-too-many = एक बार में इतनी फ़ोटो नहीं ली जा सकतीं।
photo-refusal-unread = यह फ़ोटो अभी पढ़ी नहीं जा सकी। कृपया फिर भेजें।
photos-how = फ़ोटो से वीडियो बनवाने के लिए किसी एक फ़ोटो के कैप्शन में <code>/create</code> लिखें, और उसके बाद यह कि वीडियो में क्या दिखे।

## Characters

characters = <b>आपके किरदार।</b> /create के शब्दों में किसी का नाम @ के साथ लिखें, तो वीडियो में वही किरदार दिखेगा, उसी प्रोवाइडर के यहाँ जिसने उसे बनाया।
characters-none =
    अभी आपका कोई किरदार नहीं है। किरदार ऐसे वीडियो से निकलता है जो मैंने आपके लिए बनाया हो: उसे एक नाम मिलता है, और फिर वह नाम /create के शब्दों में काम आता है।
character = <b>{ $name }</b>: { $traits }
character-new = किरदार बनाएँ
character-remove = { $name } को हटाएँ
character-remove-ask = { $name } को हटा दें? फिर वह मेरे पास नहीं रहेगा; प्रोवाइडर के पास उसका जो है, वह प्रोवाइडर का है।
character-remove-yes = हटाएँ
character-remove-no = रहने दें
character-origins = किरदार किस वीडियो में दिखता है?
character-no-origins = अभी ऐसा कोई वीडियो नहीं जिससे किरदार बने। पहले /create से एक वीडियो बनाएँ।
character-ask-handle = किरदार का नाम क्या हो? अक्षरों, अंकों वगैरह से बना एक शब्द, जैसे <code>sky_ranger</code>। नाम ऐसा हो जो किसी और का न हो।
character-ask-traits = किरदार कैसा है? एक छोटी पंक्ति में लिखें, जैसे: हँसमुख बरिस्ता, हरा एप्रन, प्यारी मुस्कान। मशहूर हस्तियाँ नहीं, और असली लोग सिर्फ़ उनकी इजाज़त से।
character-ask-bounds = क्या कुछ ऐसा है जो करते हुए उसे न दिखाया जाए? जैसे: हिंसा, राजनीति या शराब नहीं।
character-skip = छोड़ें
character-problem-too-long = यह { $most } अक्षरों से ज़्यादा है। कृपया इसे छोटा करें।
character-problem-spaces = नाम एक ही शब्द का हो, बीच में खाली जगह न हो।
character-problem-blocked = इस बॉट के ऑपरेटर को ऐसे शब्द मंज़ूर नहीं। कृपया दूसरे शब्द लिखें।
character-no-name = बिना नाम का
character-bounds = कभी नहीं: { $bounds }
character-made =
    <b>{ $name } तैयार है।</b> वीडियो में लाने के लिए /create के शब्दों में { $name } लिखें।
    { $price ->
        [0] इस बार मुफ़्त
       *[other] { $price } क्रेडिट
    } · बैलेंस { NUMBER($balance, useGrouping: 0) }
character-made-nameless =
    <b>आपका किरदार तैयार है:</b> { $name }। प्रोवाइडर ने उसका नाम नहीं बताया, इसलिए उसे शब्दों में नहीं लिखा जा सकता; जिस मॉडल में किरदार चुने जाते हैं, वहाँ वह दिखेगा, अगर प्रोवाइडर ने उसका नंबर बताया हो।
    { $price ->
        [0] इस बार मुफ़्त
       *[other] { $price } क्रेडिट
    } · बैलेंस { NUMBER($balance, useGrouping: 0) }
consent-ask-character =
    पहला किरदार बनने से पहले कृपया पुष्टि करें: असली लोग सिर्फ़ उनकी इजाज़त से, मशहूर हस्तियाँ नहीं, और ऐसा कुछ नहीं जो किसी और का हो।
    यह बस एक ही बार पूछना है। तब तक आपका काम यहीं रुका है।
consent-thanks-first-character = शुक्रिया, दर्ज हो गया। जब चाहें, /characters लिखें।
progress-making-character = आपका किरदार बन रहा है…
failure-not-accepted-character = प्रोवाइडरों ने इसे मंज़ूर नहीं किया: शायद नाम किसी और का है, या इन शब्दों की इजाज़त नहीं है। कृपया दूसरे लिखकर देखें।
failure-moderated-character = किरदार बनाने वाले प्रोवाइडर ऐसे शब्दों की इजाज़त नहीं देते। कृपया दूसरे शब्द लिखकर देखें।
failure-not-made-character = यह किरदार नहीं बन पाया। हो सकता है कि बाद में, या किसी और वीडियो से बन जाए।
failure-unavailable-character = किरदार बनाने वाले प्रोवाइडर अभी उपलब्ध नहीं हैं, इसलिए कोई क्रेडिट नहीं कटा।
failure-result-gone-character = किरदार बन गया, पर प्रोवाइडर का जवाब पढ़ा नहीं जा सका। कृपया फिर कोशिश करें।
tell-me-link-character = प्रोवाइडर लौटें तो बनाएँ

## Groups

language-name = हिन्दी
group-greeting = नमस्ते। जिस मैसेज में Sora का लिंक हो, उसके जवाब में /clean लिखें, या /clean के साथ लिंक लिखें, और साफ़ वीडियो आ जाएगा। क्रेडिट हर सदस्य के अपने लगते हैं, जब तक खर्च ग्रुप न उठाए।
group-help =
    <b>यहाँ यह सब कैसे होता है</b>
    /clean और Sora का लिंक लिखें, लिंक वाले किसी मैसेज के जवाब में /clean लिखें, या लिंक के साथ मुझे मेंशन करें। जवाब में साफ़ वीडियो आएगा; अगर साफ़ न हो पाए, तो कुछ नहीं लगता।
create-how-group = /create लिखें, और उसके बाद यह कि वीडियो में क्या दिखे, ऐसे: <code>/create बर्फ़ में एक लोमड़ी</code>
create-anonymous = पता नहीं चल रहा कि यह किसने लिखा, और जो बनता है, वह उसी का होता है जिसने माँगा। कृपया अपने नाम से लिखें।
clean-how = /clean और Sora का लिंक लिखें, या लिंक वाले किसी मैसेज के जवाब में /clean लिखें।
group-see-private-chat = यह बात सिर्फ़ आपके लिए है। हमारी निजी चैट में देखें।
group-private-chat = निजी चैट में जाएँ
group-anonymous = पता नहीं चल रहा कि यह किसने लिखा, इसलिए यह भी नहीं कि किसके क्रेडिट लगें। अपने नाम से लिखें, या खर्च ग्रुप पर रखें: /settings
group-unconfirmed = ग्रुप के खर्च उठाने से पहले उसके किसी एडमिन की पुष्टि चाहिए: /settings में फिर से चुनें कि खर्च कौन उठाए।
group-only-admins-ask = इस ग्रुप में वीडियो सिर्फ़ एडमिन के लिए साफ़ होते हैं।
group-only-admins-set = इसे बदलना सिर्फ़ इस ग्रुप के एडमिन के हाथ में है।
group-out-of-credits = इसके लिए ग्रुप के क्रेडिट कम हैं। कोई क्रेडिट नहीं कटा। लिंक एक दिन मेरे पास रहेगा, और /fund से क्रेडिट आते ही काम अपने-आप आगे बढ़ेगा।
group-limit-each = इस ग्रुप में आज के आपके वीडियो पूरे हो गए। कल (UTC) फिर मिलेंगे।
group-limit-together = इस ग्रुप के आज के वीडियो पूरे हो गए। कल (UTC) फिर मिलेंगे।
group-balance = ग्रुप के पास { $balance ->
        [0] कोई क्रेडिट नहीं है
        [one] { NUMBER($balance, useGrouping: 0) } क्रेडिट है
       *[other] { NUMBER($balance, useGrouping: 0) } क्रेडिट हैं
    }।
group-settings = <b>इस ग्रुप में मेरे काम का तरीका।</b> बटन दबाने से उस पर लिखी बात बदलती है।
group-settings-open = सेटिंग
group-settings-back = वापस
group-setting-payer = { $value ->
        [group] खर्च ग्रुप उठाए
       *[members] हर सदस्य अपना खर्च उठाए
    }
group-setting-bare-links = { $value ->
        [on] लिंक: हर एक लिया जाए
       *[off] लिंक: /clean या मेंशन पर ही
    }
group-setting-locale = भाषा: { $value }
group-setting-who-may-ask = { $value ->
        [admins] सिर्फ़ एडमिन माँग सकें
       *[everyone] कोई भी माँग सके
    }
group-setting-daily-each = { $value ->
        [0] हर सदस्य, रोज़: कोई सीमा नहीं
       *[other] हर सदस्य, रोज़: { $value }
    }
group-setting-daily-together = { $value ->
        [0] सब मिलाकर, रोज़: सीमा नहीं
       *[other] सब मिलाकर, रोज़: { $value }
    }
group-bare-links-unseen = ऐसे मैसेज मुझे दिखते ही नहीं। मुझे इस ग्रुप का एडमिन बनाएँ, या मेरा प्राइवेसी मोड बंद करवाएँ।
group-consent = जब खर्च ग्रुप उठाए, तो सदस्यों से अलग-अलग नहीं पूछा जाता। कृपया ग्रुप की ओर से पुष्टि करें कि यहाँ भेजे गए वीडियो सदस्यों के अपने हैं, या उन्हें इस्तेमाल करने का हक उनके पास है।
fund-members-pay = यहाँ हर सदस्य के अपने क्रेडिट लगते हैं, इसलिए ग्रुप को क्रेडिट नहीं चाहिए। इसे बदलना ग्रुप के एडमिन के हाथ में है: /settings
fund-how = ग्रुप को अपने कितने क्रेडिट देने हैं, ऐसे लिखें: <code>/fund 5</code>। या उसके लिए Telegram Stars से क्रेडिट लें।
fund-description = इस ग्रुप के लिए क्रेडिट। इनकी कोई मियाद नहीं।
fund-done = शुक्रिया। ग्रुप को { $credits ->
        [one] { $credits } क्रेडिट और मिल गया
       *[other] { $credits } क्रेडिट और मिल गए
    }।
fund-refunded = आपके Stars वापस आ गए। { $taken ->
        [0] ग्रुप उनके क्रेडिट पहले ही खर्च कर चुका था।
        [one] ग्रुप से { $taken } क्रेडिट वापस लिया गया।
       *[other] ग्रुप से { $taken } क्रेडिट वापस लिए गए।
    }
cancel-not-yours = इसे रद्द करना उसके हाथ में है जिसने यह वीडियो माँगा, या ग्रुप के किसी एडमिन के।
button-not-yours = यह बटन उसके लिए है जिसने वीडियो माँगा।

## Inline messages and guest chats: the list is its user's alone, the messages are read by others

inline-balance = { $balance ->
        [0] आपके पास कोई क्रेडिट नहीं है
        [one] आपके पास { $balance } क्रेडिट है
       *[other] आपके पास { NUMBER($balance, useGrouping: 0) } क्रेडिट हैं
    }
inline-new = पहली बार? निजी चैट खोलें
inline-confirm-first = पहले पुष्टि करें कि वीडियो आपके हैं
inline-no-link = Sora वीडियो का लिंक लिखें या पेस्ट करें
inline-no-public-link = यह किसी पब्लिश किए हुए वीडियो का लिंक नहीं है
inline-blocked = इस बॉट के ऑपरेटर ने यह वीडियो ब्लॉक किया है
inline-title = यह वीडियो साफ़ करें
inline-title-known = साफ़ वीडियो भेजें
inline-costs =
    { $price ->
        [0] { $video } · मुफ़्त
       *[other] { $video } · { $price } क्रेडिट
    }
inline-placeholder =
    यहाँ इसका साफ़ वीडियो आएगा: { $link }
    अगर कुछ न हो, तो जिसने यह भेजा है, वह बटन दबाए।
inline-start = साफ़ वीडियो पाएँ
inline-elsewhere-title = यह निजी चैट में साफ़ होगा
inline-elsewhere = यह लिंक मुझे निजी चैट में भेजें, जवाब में साफ़ वीडियो मिलेगा: { $link }
inline-open-chat = निजी चैट खोलें
inline-needs-consent = जिसने यह भेजा है, वह मेरे साथ निजी चैट में एक बार पुष्टि करे कि वीडियो इस्तेमाल करने का हक उसके पास है। फिर वीडियो यहाँ आ जाएगा।
inline-confirm = पुष्टि करें
inline-needs-credits = इसे क्रेडिट का इंतज़ार है; क्रेडिट आते ही यह अपने-आप यहाँ आ जाएगा।
inline-not-kept = पहले से बहुत सारे वीडियो रुके हैं। कृपया इसे बाद में फिर भेजें।
inline-cancelled = रद्द हो गया।
inline-credit-back =
    { $credits ->
        [0] कोई क्रेडिट नहीं कटा।
        [one] क्रेडिट वापस आ गया।
       *[other] क्रेडिट वापस आ गए।
    }
inline-back = यह लिंक लेकर चैट में लौटें

## Creating

create-problem-empty =
    वीडियो में क्या दिखे? अगले मैसेज में लिखें, या टेक्स्ट फ़ाइल (.txt) भेजें, अगर हर खाली जगह और हर पंक्ति मायने रखती हो।
create-problem-too-long = ये { $length } अक्षर हैं, और यह मॉडल { $most } तक लेता है। कृपया अगले मैसेज में छोटा करके लिखें।
create-problem-blocked = इस बॉट के ऑपरेटर को ऐसे शब्दों के वीडियो मंज़ूर नहीं। कृपया अगले मैसेज में दूसरे शब्द लिखें।
create-file-unread = शब्दों के लिए UTF-8 में 100 kB तक की टेक्स्ट फ़ाइल (.txt) चाहिए। यह पढ़ी नहीं जा सकी।
create-facts = { $model } · { $price ->
        [0] मुफ़्त
       *[other] { $price } क्रेडिट
    }
create-payer = { $payer ->
        [group] खर्च ग्रुप उठाएगा।
       *[member] आपके अपने क्रेडिट लगेंगे।
    }
create-usual = { $minutes ->
        [1] आम तौर पर करीब एक मिनट लगता है।
        [one] आम तौर पर करीब { $minutes } मिनट लगता है।
       *[other] आम तौर पर करीब { $minutes } मिनट लगते हैं।
    }
create-length = { $length } अक्षर; सब काम में आते हैं।
create-length-group = { $length } अक्षर; ग्रुप में सिर्फ़ यही एक मैसेज काम में आता है। अगर Telegram ने आपके शब्द दो मैसेज में बाँट दिए हों, तो उन्हें टेक्स्ट फ़ाइल (.txt) में भेजें और कैप्शन में <code>/create</code> लिखें।
create-start = { $price ->
        [0] बनाएँ, मुफ़्त
       *[other] बनाएँ, { $price } क्रेडिट
    }
create-drop = रहने दें
create-dropped = छोड़ दिया। कोई क्रेडिट नहीं कटा।
create-changed = इसकी कीमत, खर्च उठाने वाला या बनाने का तरीका बदल गया है। कृपया फिर देख लें, उसके बाद “बनाएँ” दबाएँ।
create-again = फिर से बनाएँ
create-refusal-gone = यह अब मेरे पास नहीं है। कृपया /create से फिर शुरू करें।
create-refusal-not-yours = ये बटन उसके लिए हैं जिसने यह माँगा।
create-refusal-started = यह बनने लगा है।
create-refusal-no-model = यहाँ अभी कुछ नहीं बनाया जा सकता।
create-refusal-photos = यहाँ का कोई मॉडल इन फ़ोटो से वीडियो नहीं बनाता: शायद ये बहुत ज़्यादा हैं।
create-most-characters =
    { $most ->
        [one] इस मॉडल में ज़्यादा से ज़्यादा { $most } किरदार आ सकता है।
       *[other] इस मॉडल में ज़्यादा से ज़्यादा { $most } किरदार आ सकते हैं।
    } किसी चुने हुए को हटाने के लिए उसे दबाएँ।
create-photos = { $photos ->
        [1] वीडियो आपकी फ़ोटो से।
        [one] वीडियो आपकी { $photos } फ़ोटो से।
       *[other] वीडियो आपकी { $photos } फ़ोटो से।
    }
option-shape-portrait = खड़ा
option-shape-landscape = आड़ा
option-length = { $value } सेकंड
option-quality-standard = सामान्य
option-quality-high = बढ़िया क्वालिटी
option-yes = हाँ
option-no = नहीं
consent-ask-create =
    पहला वीडियो बनने से पहले कृपया पुष्टि करें: असली लोग सिर्फ़ उनकी इजाज़त से, मशहूर हस्तियाँ नहीं, और ऐसा कुछ नहीं जो किसी और का हो।
    यह बस एक ही बार पूछना है। तब तक { $videos ->
        [one] आपका वीडियो यहीं रुका है
       *[other] आपके वीडियो यहीं रुके हैं
    }।
consent-thanks-first-create = शुक्रिया, दर्ज हो गया। जब चाहें, /create लिखें।
progress-making-create = आपका वीडियो बन रहा है…
progress-create =
    { $minutes ->
        [0] { $doing }
       *[other] { $doing } { $minutes } मिनट
    }
progress-usual-create =
    { $minutes ->
        [0] { $doing } आम तौर पर करीब { $usual_minutes } मिनट
       *[other] { $doing } { $minutes } मिनट, आम तौर पर करीब { $usual_minutes } मिनट
    }
progress-longer-create = { $doing } { $minutes } मिनट; इस बार कुछ ज़्यादा समय लग रहा है।
failure-not-accepted-create = प्रोवाइडरों ने इसे मंज़ूर नहीं किया: शायद ऐसे शब्दों की इजाज़त नहीं है, या यह मॉडल अब नहीं मिलता। कृपया दूसरे शब्द या दूसरा मॉडल लेकर देखें।
failure-moderated-create = वीडियो बनाने वाले प्रोवाइडर ऐसे शब्दों की इजाज़त नहीं देते। कृपया दूसरे शब्द लिखकर देखें।
failure-not-made-create = यह वीडियो नहीं बन पाया। हो सकता है कि बाद में, या दूसरे शब्दों से बन जाए।
failure-unavailable-create = वीडियो बनाने वाले प्रोवाइडर अभी उपलब्ध नहीं हैं, इसलिए कोई क्रेडिट नहीं कटा।
failure-result-gone-create = वीडियो बन गया, पर मुझ तक नहीं पहुँच पाया। कृपया फिर से बनाएँ।
tell-me-link-create = प्रोवाइडर लौटें तो बनाएँ

## Why a link is not taken

refusal-draft = यह ड्राफ़्ट है, और ड्राफ़्ट सबको नहीं दिखते। पहले पब्लिश करें, फिर उसका लिंक भेजें।
refusal-generation = यह पेज आपके अपने वर्कस्पेस का है, और सिर्फ़ आपको दिखता है। वीडियो पब्लिश करें, फिर उसका लिंक भेजें।
refusal-task = यह टास्क है, वीडियो नहीं। वीडियो पब्लिश करें, फिर उसका लिंक भेजें।
refusal-profile = यह प्रोफ़ाइल है। उसका कोई वीडियो खोलें और उसका लिंक भेजें।
refusal-explore = यह एक्सप्लोर पेज है। वहाँ कोई वीडियो खोलें और उसका लिंक भेजें।
refusal-storyboard = यह स्टोरीबोर्ड है। वीडियो पब्लिश करें, फिर उसका लिंक भेजें।
refusal-signed-file = यह फ़ाइल का कुछ देर चलने वाला पता है। कृपया इसकी जगह वीडियो के पेज का लिंक भेजें।
refusal-not-a-video = यह पेज पब्लिश किया हुआ वीडियो नहीं है। वीडियो खोलें, और उसके शेयर बटन से लिंक कॉपी करें।
banned-video = यह वीडियो नहीं भेजा जा सकता: इस बॉट के ऑपरेटर ने इसे ब्लॉक किया है। कोई क्रेडिट नहीं कटा।

## Why a job failed

failure-not-accepted = यह मंज़ूर नहीं हुआ।
failure-not-accepted-clean = यह लिंक मंज़ूर नहीं हुआ। क्या वीडियो पब्लिश है, और क्या उसका लिंक दूसरों के यहाँ खुलता है?
failure-moderated = वीडियो बनाने वाले प्रोवाइडर इसकी इजाज़त नहीं देते।
failure-moderated-clean = वीडियो साफ़ करने वाले प्रोवाइडर इसकी इजाज़त नहीं देते, इसलिए यह साफ़ नहीं हो सकता।
failure-not-made = यह वीडियो नहीं बन पाया। हो सकता है कि बाद में बन जाए।
failure-not-made-clean = यह वीडियो साफ़ नहीं हो पाया। हो सकता है कि बाद में हो जाए।
failure-unavailable = वीडियो बनाने वाले प्रोवाइडर अभी उपलब्ध नहीं हैं, इसलिए कोई क्रेडिट नहीं कटा।
failure-unavailable-clean = वीडियो साफ़ करने वाले प्रोवाइडर अभी उपलब्ध नहीं हैं, इसलिए कोई क्रेडिट नहीं कटा।
tell-me = प्रोवाइडर लौटें तो बताएँ
tell-me-link = प्रोवाइडर लौटें तो साफ़ करें
tell-me-noted = जैसे ही वीडियो फिर साफ़ होने लगेंगे, मेरा मैसेज आ जाएगा।
tell-me-order-noted = आपका काम मेरे पास रखा है; प्रोवाइडर लौटते ही आगे बढ़ेगा।
tell-me-order-noted-clean = आपका लिंक मेरे पास रखा है; प्रोवाइडर लौटते ही साफ़ होगा।
reopened = वीडियो फिर बनने लगे हैं। { $links ->
        [0] जो चाहें, भेजें।
        [1] आपके वीडियो पर काम चल रहा है।
        [one] आपके { $links } वीडियो पर काम चल रहा है।
       *[other] आपके { $links } वीडियो पर काम चल रहा है।
    }
reopened-clean = वीडियो फिर साफ़ होने लगे हैं। { $links ->
        [0] जब चाहें, लिंक भेजें।
        [1] आपके लिंक पर काम चल रहा है।
        [one] आपके { $links } लिंक पर काम चल रहा है।
       *[other] आपके { $links } लिंक पर काम चल रहा है।
    }
reopened-waits = प्रोवाइडर फिर चल पड़े हैं, पर आपने जो माँगा, उस सबके लिए आपके क्रेडिट कम हैं। वह एक दिन मेरे पास रहेगा, और क्रेडिट आते ही काम अपने-आप आगे बढ़ेगा: /buy
reopened-left-out = { $orders ->
        [1] रुका हुआ एक काम आगे नहीं बढ़ेगा: उसके ग्रुप या रोज़ की सीमा में अभी इसकी गुंजाइश नहीं।
       *[other] रुके हुए { $orders } काम आगे नहीं बढ़ेंगे: उनके ग्रुप या रोज़ की सीमा में अभी इनकी गुंजाइश नहीं।
    } कोई क्रेडिट नहीं कटा।
failure-timed-out = इसमें बहुत ज़्यादा समय लगा, इसलिए इंतज़ार छोड़ दिया। कृपया बाद में फिर कोशिश करें।
failure-result-gone = वीडियो मुझ तक नहीं पहुँच पाया। कृपया फिर से माँगें।
failure-result-gone-clean = साफ़ वीडियो मुझ तक नहीं पहुँच पाया। कृपया लिंक फिर भेजें।
failure-lapsed = यह एक दिन रुका रहा और कुछ नहीं हो पाया, इसलिए छोड़ दिया। कृपया फिर से माँगें।
failure-no-videos = इस ग्रुप में मुझे वीडियो भेजने की इजाज़त नहीं है।
failure-banned = यह वीडियो नहीं भेजा जा सकता: इस बॉट के ऑपरेटर ने इसे ब्लॉक किया है।
failure-broken = मेरी ओर से कुछ गड़बड़ हो गई। कृपया थोड़ी देर बाद फिर कोशिश करें।
failure-broken-clean = मेरी ओर से कुछ गड़बड़ हो गई। कृपया थोड़ी देर बाद लिंक फिर भेजें।
credit-back =
    { $credits ->
        [0] कोई क्रेडिट नहीं कटा।
        [1] आपका क्रेडिट वापस आ गया; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
        [one] आपका { $credits } क्रेडिट वापस आ गया; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
       *[other] आपके { $credits } क्रेडिट वापस आ गए; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
    }
credit-back-used = इसके लिए कोई क्रेडिट नहीं कटा; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।

## For operators

operator-key-refused = { $provider } कुंजी नहीं मान रहा। उसके काम अगले प्रोवाइडर को जाएँगे। उसकी साइट पर नई कुंजी बनाएँ, उसे लगाएँ और बॉट को फिर चलाएँ।
operator-empty = { $provider } का खाता खाली है। जब तक उसमें पैसे न डाले जाएँ, उसके काम अगले प्रोवाइडर को जाएँगे।
operator-all-unavailable = अभी कोई प्रोवाइडर उपलब्ध नहीं है। लिंक रुके हैं और दुकान बंद है; कोई लौटेगा, तो खबर आ जाएगी।
operator-back = एक प्रोवाइडर फिर चल पड़ा: रुके हुए लिंक पर काम आगे बढ़ रहा है।
operator-low = { $provider } के खाते में अब कम बचा है: उसके क्रेडिट में से { $balance } बाकी।
operator-errors = { $minutes } मिनट में लॉग में { $errors } से ज़्यादा गलतियाँ आईं। हर एक का मतलब docs/log.md में लिखा है।
operator-disk = डेटाबेस वाली डिस्क लगभग भर गई है: { $free } MB बाकी। जगह बनाएँ, नहीं तो बॉट काम लेना बंद कर देगा।
operator-payments = { $payments ->
        [one] { $payments } भुगतान Telegram की Stars की सूची से मेल नहीं खाता।
       *[other] { $payments } भुगतान Telegram की Stars की सूची से मेल नहीं खाते।
    } <code>python -m bot reconcile</code> दिखाता है कि क्या छूटा है, और उसे दर्ज करता है।
provider = <b>{ $name }</b>
provider-capability = <i>{ $name }</i>: { $facts }
provider-working = चल रहा है
provider-cooldown = { $failures ->
        [one] { $failures } नाकामी के बाद रुका है
       *[other] { $failures } नाकामियों के बाद रुका है
    }: { $reason }; अपने-आप फिर आज़माया जाएगा
provider-reason-auth = कुंजी नहीं मान रहा
provider-reason-no_credits = उसका खाता खाली है
provider-reason-bad_input = उसने कोई लिंक मंज़ूर नहीं किया
provider-reason-moderation = उसने किसी वीडियो की इजाज़त नहीं दी
provider-reason-rate_limited = उसने कम काम भेजने को कहा
provider-reason-paused = वह कहता है कि अभी रुका है
provider-reason-job_failed = वह कोई वीडियो साफ़ नहीं कर सका
provider-reason-broken = उसने जवाब नहीं दिया, या जवाब समझ में नहीं आया
provider-reason-conflict = उसने दो काम आपस में मिला दिए
provider-reason-result_gone = उसका एक वीडियो मुझ तक नहीं पहुँच पाया
provider-stopped = ऑपरेटर ने रोका है; जब तक फिर न चलाया जाए, इसे कोई काम नहीं जाएगा
provider-stop = { $name } को रोकें
provider-start = { $name } को चलाएँ
provider-empty = खाता खाली है; काम दूसरों को जा रहे हैं
provider-day = पिछले 24 घंटे: पूरे { $done }, नाकाम { $failed }
provider-balance = बैलेंस: { $value }
provider-success = सफलता: { $value } %
provider-time = मीडियन समय: { $value } सेकंड
provider-cost = एक वीडियो का खर्च: { $value }

grant-how = ऐसे लिखें: <code>/grant 123456789 5 कारण</code>
grant-unknown = इस id से मुझे कभी किसी यूज़र ने नहीं लिखा।
grant-done = हो गया: { $credits } क्रेडिट जमा, बैलेंस { NUMBER($balance, useGrouping: 0) } है।
grant-not-told = यूज़र तक यह खबर नहीं पहुँच पाई।
granted = ऑपरेटर ने आपको { $credits ->
        [one] { $credits } क्रेडिट दिया
       *[other] { $credits } क्रेडिट दिए
    }। आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
granted-because = ऑपरेटर ने आपको { $credits ->
        [one] { $credits } क्रेडिट दिया
       *[other] { $credits } क्रेडिट दिए
    }: { $why }। आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
refund-unknown = इस चार्ज id का कोई भुगतान मुझे नहीं पता। ऐसे लिखें: <code>/refund चार्ज-id</code>
refund-refused = Telegram ने Stars नहीं लौटाए। कुछ नहीं बदला; बाद में फिर कोशिश करें।
refund-done = Stars लौटा दिए। वापस लिए क्रेडिट: { $credits } में से { $taken }{ $missing ->
        [0] ।
       *[other] ; पहले ही खर्च: { $missing }।
    }
refund-again = यह पहले ही हो चुका है। वापस लिए क्रेडिट: { $credits } में से { $taken }{ $missing ->
        [0] ।
       *[other] ; पहले ही खर्च: { $missing }।
    }
refund-told = आपके Stars वापस आ गए। { $taken ->
        [0] उनके क्रेडिट पहले ही खर्च हो चुके थे
        [one] { $taken } क्रेडिट वापस लिया गया
       *[other] { $taken } क्रेडिट वापस लिए गए
    }; आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
refund-by-telegram = Telegram ने Stars लौटाए: <code>{ $charge }</code>। वापस लिए क्रेडिट: { $credits } में से { $taken }; पहले ही खर्च: { $missing }।
make-promo-how = कितने क्रेडिट, और कितने यूज़र के लिए, ऐसे लिखें: <code>/make_promo 5 100</code>
make-promo-done = <code>{ $code }</code> से { $uses ->
        [one] { $uses } यूज़र को
       *[other] { $uses } यूज़र में से हर एक को
    } { $credits ->
        [one] { $credits } क्रेडिट मिलेगा
       *[other] { $credits } क्रेडिट मिलेंगे
    }।

admin = <b>क्या खोलना है?</b> /user, /job, /ban और /block के पीछे एक-दो शब्द लगते हैं; सारी कमांड /help में हैं।
admin-stats = आँकड़े
admin-providers = प्रोवाइडर
admin-audit = ऑपरेटरों ने क्या किया
admin-broadcast = ब्रॉडकास्ट
admin-maintenance-on = रखरखाव शुरू करें
admin-maintenance-off = रखरखाव खत्म करें
stats = <b>मेरा काम कैसा रहा</b> · { NUMBER($users, useGrouping: 0) } यूज़र
stats-period =
    <b>{ $days ->
        [1] पिछले 24 घंटे
        [one] पिछला { $days } दिन
       *[other] पिछले { $days } दिन
    }</b>
    भेजे { NUMBER($delivered, useGrouping: 0) }, नाकाम { NUMBER($failed, useGrouping: 0) }, रद्द { NUMBER($cancelled, useGrouping: 0) }; सफलता { $success } %, मीडियन समय { $seconds } सेकंड
    { NUMBER($spent, useGrouping: 0) } क्रेडिट खर्च · { NUMBER($stars, useGrouping: 0) } ⭐ मिले, { NUMBER($back, useGrouping: 0) } लौटाए · नए यूज़र: { NUMBER($users, useGrouping: 0) }
stats-capability = <i>{ $name }</i>, 7 दिन: पूरे { $done }, नाकाम { $failed }
user-how = यूज़र की id या @नाम लिखें, या उस मैसेज का जवाब दें जो उसने लिखा हो या उससे फ़ॉरवर्ड हुआ हो।
user-name-unknown = इस @नाम से मुझे कभी किसी ने नहीं लिखा। id से, या उसके किसी मैसेज के जवाब से भी काम चलता है।
user =
    <b>यूज़र <code>{ $user }</code></b>, { DATETIME($since, dateStyle: "medium") } से
    भाषा: { $language }
    बैलेंस: { NUMBER($balance, useGrouping: 0) }, और अलग रखे { NUMBER($reserved, useGrouping: 0) }
    भुगतान: { $payments }, { NUMBER($stars, useGrouping: 0) } ⭐
user-banned = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC से बैन
user-no-news = ब्रॉडकास्ट नहीं चाहिए
user-jobs = काम: { $counts }। नीचे के बटन क्रेडिट देते हैं, वापस लेते हैं, और हाल के काम खोलते हैं।
user-ban = बैन करें
user-unban = फिर आने दें
ban-done = यूज़र { $user } को बैन किया। { $jobs ->
        [0] इस यूज़र का कोई काम नहीं चल रहा था।
        [one] { $jobs } काम रोका गया, उसके क्रेडिट वापस हो गए।
       *[other] { $jobs } काम रोके गए, उनके क्रेडिट वापस हो गए।
    }
ban-nothing = इस id का ऐसा कोई नहीं जो पहले से बैन न हो।
ban-operator = यह ऑपरेटर की id है। पहले इसे ADMIN_IDS से हटाएँ।
unban-done = बॉट यूज़र { $user } के लिए फिर खुल गया।
unban-nothing = इस id से कोई बैन नहीं है।
take-done = { $credits ->
        [0] इस यूज़र के पास वापस लेने को कोई क्रेडिट नहीं बचा।
        [one] { $credits } क्रेडिट वापस लिया।
       *[other] { $credits } क्रेडिट वापस लिए।
    }
taken-back = ऑपरेटर ने { $credits ->
        [one] { $credits } क्रेडिट वापस लिया
       *[other] { $credits } क्रेडिट वापस लिए
    }। आपका बैलेंस { NUMBER($balance, useGrouping: 0) } है।
block-how = वीडियो का लिंक कमांड के बाद लिखें, या लिंक वाले मैसेज का जवाब दें।
block-done = ब्लॉक किया। { $jobs ->
        [0] इसका इंतज़ार किसी को नहीं था।
        [one] { $jobs } काम रोका गया, उसके क्रेडिट वापस हो गए।
       *[other] { $jobs } काम रोके गए, उनके क्रेडिट वापस हो गए।
    }
block-nothing = यह वीडियो पहले से ब्लॉक है।
unblock-done = अब फिर चलेगा।
unblock-nothing = यह वीडियो ब्लॉक नहीं है।
job-how = इस नंबर का कोई काम मुझे नहीं पता। ऐसे लिखें: <code>/job 123</code>
job =
    <b>काम { $number }</b>: { $state }, नाकामी: { $failure }
    ऑर्डर: { $kind }, <code>{ $identity }</code>
    अनुरोध: <code>{ $request }</code>, किसने कहा: <code>{ $asked }</code>, खाता: <code>{ $account }</code>
    कीमत: { $price }; कोशिशें: { $attempts }
job-asked = कहा गया: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-queued = कतार में: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-due = अगली बारी: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-ended = खत्म: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-task = टास्क { $number }, { $provider }: { $state }, नाकामी: { $failure }; उनका नंबर: <code>{ $theirs }</code>; देखा: { $polls } बार; शुरू { DATETIME($at, timeStyle: "medium") }, समय { $took } सेकंड, खर्च { $cost }
job-entry = हिसाब: { $kind }, { $amount }, { DATETIME($at, timeStyle: "medium") }
job-user = किसने कहा
maintenance-begun = अब नए काम नहीं लिए जाएँगे; जो चल रहे हैं, वे चलते रहेंगे। खत्म करने के लिए: <code>/maintenance off</code>
maintenance-ended = काम फिर लिए जा रहे हैं।
maintenance-is-on = रखरखाव चल रहा है: काम नहीं लिए जा रहे। खत्म करने के लिए: <code>/maintenance off</code>
maintenance-is-off = रखरखाव नहीं चल रहा। <code>/maintenance दोपहर तक लौटेंगे</code> से शुरू होगा, और जो भी कुछ माँगे, उसे आपके ये शब्द मिलेंगे।
maintenance-words = { $words }
maintenance-default = अभी नए काम नहीं लिए जा रहे। कोई क्रेडिट नहीं कटा; कृपया थोड़ी देर बाद फिर भेजें।
broadcast-how = <code>/broadcast</code> और उसके बाद अपने शब्द लिखें, या किसी मैसेज के जवाब में यही कमांड लिखें। भेजने से पहले दिखेगा कि वह कैसा लगेगा।
broadcast-refused = Telegram इसे ऐसे नहीं लेता। कमांड और उसके शब्द ऐसे लिखें कि कोई फ़ॉर्मैटिंग दोनों को एक साथ न घेरे, या किसी मैसेज के जवाब में कमांड लिखें।
broadcast-ask = यह ऐसा दिखेगा। किसे भेजें?
broadcast-all = सबको ({ $users })
broadcast-language = सिर्फ़ { $language } ({ $users })
broadcast-drop = न भेजें
broadcast-draft = यह अभी भेजा नहीं गया है।
broadcast-sending = भेजा जा रहा है: { $sent } को मिला, { $blocked } ने मुझे ब्लॉक किया है, { $failed } नाकाम। भाषा: { $language }
broadcast-done = ब्रॉडकास्ट पूरा हुआ: { $sent } को मिला, { $blocked } ने मुझे ब्लॉक किया है, { $failed } नाकाम। भाषा: { $language }
broadcast-cancelled = रद्द हो गया: { $sent } को मिला, { $blocked } ने मुझे ब्लॉक किया है, { $failed } नाकाम।
broadcast-how-far = कहाँ तक पहुँचा?
broadcast-cancel = रद्द करें
news-stop = खबरें बंद करें
news-again = खबरें फिर चालू करें
news-stop-noted = ठीक है, अब खबरें नहीं आएँगी।
news-again-noted = ठीक है, खबरें फिर आएँगी।
audit = <b>ऑपरेटरों ने क्या किया,</b> सबसे नया पहले। समय UTC में है।
audit-nothing = ऑपरेटरों ने अभी कुछ नहीं किया है।
audit-line = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · <code>{ $operator }</code> · { $act }{ $on }
act-grant = क्रेडिट दिए
act-take-back = क्रेडिट वापस लिए
act-refund = Stars लौटाए
act-promo = प्रोमो कोड बनाया
act-ban = बैन किया
act-unban = फिर आने दिया
act-block = ब्लॉक किया
act-unblock = फिर चलने दिया
act-stop = रोका
act-start = चलाया
act-maintenance-on = रखरखाव शुरू किया
act-maintenance-off = रखरखाव खत्म किया
act-broadcast = ब्रॉडकास्ट भेजा
act-broadcast-cancel = ब्रॉडकास्ट रद्द किया

## Support, terms, privacy

support-how = अपना सवाल कमांड के बाद लिखें, ऐसे: <code>/paysupport मेरा भुगतान नहीं पहुँचा</code>
support-sent = आपका सवाल ऑपरेटर तक पहुँचा दिया। जवाब यहीं आएगा।
support-elsewhere = आपका सवाल यहाँ से ऑपरेटर तक नहीं पहुँच सकता। कृपया यहाँ लिखें: { $contact }
support-nobody-ever = यहाँ सवाल पढ़ने वाला कोई नहीं है। कृपया उनसे पूछें जिनसे आपको यह बॉट मिला; आपके भुगतान Telegram की सेटिंग में My Stars में दिखते हैं।
support-nobody = ऑपरेटर से अभी संपर्क नहीं हो पा रहा। कृपया बाद में फिर कोशिश करें; कुछ खोया नहीं है।
support-question =
    #u{ $user } का सवाल। जवाब देने के लिए इसी मैसेज का जवाब दें।

    { $words }

    { $payments }
support-payment = { DATETIME($at, dateStyle: "medium") } · { $stars } ⭐ में { $credits } क्रेडिट{ $refunded ->
        [yes] , लौटाए गए
       *[no] {""}
    } · <code>/refund { $charge }</code>
support-no-payment = अभी कोई भुगतान नहीं।
support-answer =
    आपके सवाल का जवाब:

    { $words }
support-answered = पहुँचा दिया।
support-unreachable = इस यूज़र तक अब नहीं पहुँचा जा सकता।
terms =
    <b>शर्तें</b>
    • यहाँ सार्वजनिक Sora वीडियो बाहर के प्रोवाइडरों से साफ़ करवाए जाते हैं। साफ़ का मतलब: दिखने वाला वॉटरमार्क हटा हुआ, बाकी सब ज्यों का त्यों। वीडियो नाकाम हो तो कुछ नहीं लगता।
    • क्रेडिट Telegram Stars से मिलते हैं, और उनकी कोई मियाद नहीं। जो क्रेडिट खर्च नहीं हुए, उनके Stars वापस पाने के लिए /paysupport पर लिखें।
    • वही वीडियो भेजें जो आपके अपने हों, या जिन्हें इस्तेमाल करने का हक आपके पास हो; इसकी पुष्टि एक बार करनी होती है।
    • आप जो बनवाएँ, उसमें बिना इजाज़त असली लोग, मशहूर हस्तियाँ या किसी और की चीज़ें न हों; इसकी पुष्टि भी एक बार करनी होती है।
    • वीडियो AI से बने हैं। कहीं पब्लिश करें, तो यह बताएँ; फ़ाइल में उसके बनने के बारे में जो दर्ज है, वह उसमें रहता है।
    • जो ये नियम या कानून तोड़े, उसे बैन किया जा सकता है।
privacy =
    <b>निजता</b>
    • मेरे पास ये रहते हैं: आपकी Telegram id, आपकी भाषा, लाइट या डार्क थीम, आपने अपने हक की पुष्टि कब की, आपके माँगे वीडियो और बनवाए वीडियो के शब्द, और आपके क्रेडिट और भुगतान। नाम, दूसरे मैसेज, या आपकी प्रोफ़ाइल से और कुछ मेरे पास नहीं रहता; एक निशान से, जिसे कोई और नहीं पढ़ सकता, ऑपरेटर आपको आपके @नाम से ढूँढ सकता है।
    • ग्रुप की id, सेटिंग और क्रेडिट मेरे पास रहते हैं। वहाँ जो मेरे लिए नहीं लिखा गया, उसका कोई निशान नहीं रहता।
    • दूसरी चैट के वीडियो ऑपरेटर की एक चैट में भी रहते हैं, आपके बारे में कुछ भी लिखे बिना।
    • लिंक या शब्द उस प्रोवाइडर को जाते हैं जो वीडियो बनाता है, आपके बारे में कुछ भी बताए बिना।
    • वीडियो के लिए भेजी फ़ोटो Telegram के पास ही रहती हैं। वीडियो बनाते समय प्रोवाइडर उन्हें मेरे ज़रिए लेता है, और मेरे पास कोई नहीं रहती; आपके किरदार तब तक मेरे पास रहते हैं जब तक आप उन्हें न हटाएँ।
    • मेरे पास जो कुछ है, वह /export में दिखता है। /delete_me से आपका डेटा मिट जाता है: क्रेडिट और भुगतान बही में एक बेतरतीब नंबर के साथ रहते हैं, और एक निशान, जिसे कोई और नहीं पढ़ सकता, याद दिलाता है कि स्वागत का तोहफ़ा दो बार न मिले।
    • सवाल: /paysupport

## Files

export-caption = आपके बारे में मेरे पास जो कुछ है, JSON में।
ledger-caption = बही, CSV में। समय UTC में है।
ledger-how = पूरी बही के लिए <code>/ledger</code> लिखें, या महीना जोड़ें, ऐसे: <code>/ledger 2026-11</code>
ledger-too-long = यह एक फ़ाइल में नहीं समाएगा। एक महीना माँगें, ऐसे: <code>/ledger 2026-11</code>

## Leaving

delete-me-ask =
    <b>आपका डेटा मिटा दें?</b>
    आपके वीडियो, आपकी सेटिंग और आपकी पुष्टि मिट जाएँगी{ $balance ->
        [0] {""}
        [1] , और आपका क्रेडिट भी
        [one] , और आपका { $balance } क्रेडिट भी
       *[other] , और आपके { $balance } क्रेडिट भी
    }; जो साफ़ हो रहा है, वह रुक जाएगा। इसे पलटा नहीं जा सकता।
    क्रेडिट और भुगतान बही में रहेंगे, आपकी id की जगह एक बेतरतीब नंबर के साथ। दोबारा आने पर स्वागत का तोहफ़ा फिर नहीं मिलता।
    अगर आपने क्रेडिट खरीदे हैं और उनके Stars वापस चाहिए, तो पहले /paysupport पर लिखें।
delete-me-confirm = मेरा डेटा मिटाएँ
delete-me-expired = यह सवाल बहुत पुराना हो गया। /delete_me फिर भेजें।
delete-me-done = हो गया, आपका डेटा मिट गया। जब चाहें, फिर आएँ, आपका स्वागत है।
