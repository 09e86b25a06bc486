# Die Worte des Bots. Anrede: du, kleingeschrieben. Der Bot sagt „ich“. Ein Wort für eine Sache:
# link – Link; video – Video; clean – bereinigen; clean video – bereinigtes Video; credit – Credit, Credits; balance – Guthaben;
# provider – Anbieter; queue – Warteschlange; receipt – Beleg; operator – Betreiber; gift – Geschenk;
# consent – Bestätigung, bestätigen (die Erlaubnis gezeigter Menschen: Einverständnis);
# character – Figur; job – Auftrag; promo code – Gutscheincode; Stars – Sterne (so in Telegram auf Deutsch); charge – abbuchen; refund – erstatten; button – Knopf.
# Was „bereinigt“ heißt, steht in `start` und `help`.

## Names of commands, for the menu

command-start = Was ich mache
command-help = So funktioniert es
command-create = Ein Video aus deinen Worten und aus Fotos
command-characters = Deine Figuren für Videos, die du erstellst
command-balance = Deine Credits
command-history = Deine Videos und was sie gekostet haben
command-usage = Deine letzten 30 Tage
command-buy = Credits kaufen
command-promo = Gutscheincode einlösen
command-invite = Jemanden einladen
command-gift = Jemandem Credits schenken
command-cancel = Abbrechen, was noch nicht begonnen hat
command-language = Deine Sprache wählen
command-terms = Nutzungsbedingungen
command-privacy = Was ich über dich speichere
command-paysupport = Frage zu einer Zahlung
command-export = Alles, was ich über dich speichere, als Datei
command-delete_me = Deine Daten löschen
command-admin = Übersicht für Betreiber
command-stats = Wie der Bot lief: Tag, Woche, Monat
command-user = Eine Person: Guthaben, Aufträge, Sperre
command-job = Der Verlauf eines Auftrags
command-ban = Eine Person sperren
command-unban = Eine gesperrte Person wieder zulassen
command-block = Ein Video sperren
command-unblock = Ein gesperrtes Video wieder erlauben
command-broadcast = An viele auf einmal schreiben
command-maintenance = Eine Zeit lang nichts annehmen
command-audit = Was die Betreiber getan haben
command-clean = Videos hinter Links bereinigen
command-settings = Wie ich in dieser Gruppe arbeite
command-fund = Der Gruppe Credits geben
command-providers = Wie es bei den Anbietern läuft
command-ledger = Das Kassenbuch als Datei, ganz oder ein Monat
command-grant = Jemandem Credits gutschreiben
command-refund = Die Sterne einer Zahlung erstatten
command-make_promo = Einen Gutscheincode anlegen

## What Telegram shows before the first message, and in the bot's profile

about = Schick mir den Link eines Sora-Videos, und ich antworte mit dem bereinigten: ohne das sichtbare Wasserzeichen, sonst unverändert. Klappt es nicht, kostet es nichts.
about-short = Schick mir den Link eines Sora-Videos, und ich antworte mit dem bereinigten.

## First steps

start =
    <b>Schick mir den Link eines Sora-Videos, und du bekommst es bereinigt zurück:</b> ohne das sichtbare Wasserzeichen, sonst unverändert.

    Du hast { $balance ->
        [0] keine Credits
        [one] { $balance } Credit
       *[other] { $balance } Credits
    }; ein Video kostet { $price ->
        [0] nichts
       *[other] { $price }
    }. So sieht ein Link aus:
    <code>{ $sample }</code>
help =
    <b>So funktioniert es</b>
    1. Kopiere den Link eines veröffentlichten Sora-Videos.
    2. Füge ihn hier ein; in eine Nachricht passen bis zu { $links } Links.
    3. Du bekommst das bereinigte Video: ohne das sichtbare Wasserzeichen, sonst unverändert. Klappt das nicht, kostet es nichts.

    Ein Video kostet { $price ->
        [0] nichts
        [one] { $price } Credit
       *[other] { $price } Credits
    }; eines, das ich schon einmal verschickt habe, kostet { $cached ->
        [0] nichts
        [one] { $cached } Credit
       *[other] { $cached } Credits
    }.
help-operators = <b>Für Betreiber</b>
button-stale = Dieser Knopf gehört zu einer alten Nachricht und tut nichts mehr.
what-to-send =
    Darin habe ich keinen Sora-Link gefunden. So sieht ein Link aus:
    <code>{ $sample }</code>
unknown-command = Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.
banned-user = Du kannst diesen Bot nicht mehr benutzen. Falls das ein Irrtum ist, schreib bitte dem Betreiber.
went-wrong = Bei mir ist etwas schiefgegangen. Es wurde nichts abgebucht. Bitte schick es in einer Minute noch einmal.
went-wrong-with-payment = Beim Eintragen dieser Zahlung ist bei mir etwas schiefgegangen. Telegram hat sie verzeichnet, es geht also nichts verloren: Bitte schreib an /paysupport.
went-wrong-at-checkout = Ich kann diese Zahlung gerade nicht annehmen. Bitte versuch es in einer Minute noch einmal.

start-copy-sample = Beispiel-Link kopieren
start-to-balance = Mein Guthaben
start-to-help = So funktioniert es
language-ask = In welcher Sprache soll ich dir schreiben?
language-as-telegram = Wie in Telegram

## A file with links

file-summary =
    { $links ->
        [0] In dieser Datei ist kein Link, den ich annehmen kann.
        [one] In dieser Datei ist { $links } Link, den ich annehmen kann.
       *[other] In dieser Datei sind { $links } Links, die ich annehmen kann.
    }
file-known =
    { $links ->
        [one] { $links } davon habe ich schon einmal verschickt; dieses Video kommt sofort.
       *[other] { $links } davon habe ich schon einmal verschickt; diese Videos kommen sofort.
    }
file-left-out = Ausgelassen, { $links } × { $why }
file-further = Ich nehme { $links } auf einmal, { $further ->
        [one] { $further } weiterer Link muss also warten: Bitte schick ihn in einer neuen Datei.
       *[other] { $further } weitere Links müssen also warten: Bitte schick sie in einer neuen Datei.
    }
file-price = Alles zusammen kostet { $price ->
        [0] nichts
        [one] { $price } Credit
       *[other] { $price } Credits
    }; du hast { NUMBER($balance, useGrouping: 0) }.
file-start =
    { $links ->
        [one] { $links } Video bereinigen
       *[other] { $links } Videos bereinigen
    }
file-started =
    { $links ->
        [one] Begonnen: { $links } Link.
       *[other] Begonnen: { $links } Links.
    }
file-too-large = Diese Datei ist zu groß für eine Liste von Links. Ich lese Text- und CSV-Dateien bis 250 KB und nehme 50 Links auf einmal.
file-no-text = Ich kann diese Datei nicht als Text lesen. Bitte schick die Links als Text- oder CSV-Datei, oder füge sie hier ein.
file-no-links = In dieser Datei habe ich keinen Sora-Link gefunden.
file-not-fetched = Ich konnte diese Datei nicht abrufen. Bitte schick sie noch einmal.
file-gone = Ich finde die Datei nicht mehr. Bitte schick sie noch einmal.

## Consent, asked once

consent-ask =
    Bitte bestätige vor deinem ersten Video, dass die Videos, die du schickst, deine eigenen sind oder dass du sie verwenden darfst.
    Ich frage das nur einmal. { $videos ->
        [one] Dein Link wartet
       *[other] Deine Links warten
    } so lange hier.
consent-confirm = Ich bestätige
consent-thanks = Danke, notiert.
consent-thanks-first = Danke, notiert. Schick mir einen Link, wann immer du magst.

## Credits

balance =
    Du hast <b>{ NUMBER($balance, useGrouping: 0) }</b> { $balance ->
        [one] Credit
       *[other] Credits
    }.
balance-reserved =
    { $reserved ->
        [one] { $reserved } weiterer ist für ein laufendes Video reserviert.
       *[other] { $reserved } weitere sind für laufende Videos reserviert.
    }
balance-latest = Zuletzt:
entry = { DATETIME($at, dateStyle: "medium") } · { $amount } · { $what }
entry-welcome = Begrüßungsgeschenk
entry-reserve = laufendes Video
entry-spend = Video
entry-give_back = Video fehlgeschlagen oder abgebrochen, Credit zurück
entry-grant = vom Betreiber
entry-daily = tägliche Credits
entry-promo = Gutscheincode
entry-invitation = Einladung
entry-gift = Geschenk
entry-fund = einer Gruppe gegeben
entry-purchase = gekauft
entry-refund = Sterne erstattet
entry-forfeit = zurückgelassen
out-of-credits =
    Deine Credits reichen dafür nicht: Ein Video kostet { $price }, und du hast { NUMBER($balance, useGrouping: 0) }.
    Es wurde nichts abgebucht. Was du geschickt hast, hebe ich einen Tag lang auf; es geht von selbst weiter, sobald du Credits hast.
too-many-today = Mehr Videos sind an einem Tag nicht möglich. Komm morgen gern wieder; es wurde nichts abgebucht.
links-not-kept = { $links ->
        [one] Ich kann { $links } wartenden Link für dich aufheben.
       *[other] Ich kann { $links } wartende Links für dich aufheben.
    } Bitte schick die anderen später noch einmal.
open-shop = Credits kaufen

## Buying credits

shop = Credits für Telegram-Sterne. Sie verfallen nicht, und ein fehlgeschlagenes Video kostet nichts.
pack = { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    } – { $stars } ⭐
pack-title = { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    }
pack-description = Für { $credits ->
        [one] { $credits } bereinigtes Video
       *[other] { $credits } bereinigte Videos
    }. Credits verfallen nicht.
pack-gone = Dieses Paket gibt es zu diesem Preis nicht mehr. /buy zeigt, was es gibt.
shop-closed = Die Anbieter, die Videos bereinigen, sind gerade nicht verfügbar, darum verkaufe ich keine Credits. Deine sind sicher.
shop-closed-short = Die Anbieter, die Videos bereinigen, sind gerade nicht verfügbar. Bitte kauf Credits später.
payment-booked = Danke. { $credits ->
        [one] { $credits } Credit ist
       *[other] { $credits } Credits sind
    } gutgeschrieben. { $links ->
        [0] Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
        [one] Mit deinem wartenden Link geht es weiter; danach hast du noch { NUMBER($balance, useGrouping: 0) }.
       *[other] Mit { $links } wartenden Links geht es weiter; danach hast du noch { NUMBER($balance, useGrouping: 0) }.
    }
payment-booked-before = Deine Zahlung ist gebucht. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
payment-unclear = Deine Zahlung ist angekommen, aber ich weiß nicht, wofür sie war. Bitte schreib an /paysupport; es geht nichts verloren.

## Promo codes, invitations, gifts

promo-how = Schreib den Code hinter den Befehl, zum Beispiel so: <code>/promo 1A2B3C4D</code>
promo-given = { $credits ->
        [one] { $credits } Credit gehört
       *[other] { $credits } Credits gehören
    } jetzt dir.
promo-used-before = Diesen Code hast du schon eingelöst.
promo-unknown = Diesen Code kenne ich nicht. Bitte prüf die Schreibweise.
promo-left-since = Dieser Code stammt aus der Zeit vor deinem Abschied und lässt sich nicht noch einmal einlösen.
promo-used-up = Dieser Code ist aufgebraucht.
invite-off = Zurzeit gibt es keine Einladungen.
invite =
    Teile diesen Link. Wer neu ist und ihn öffnet, bekommt { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    }, und du genauso:
    { $link }
invitation-given = Willkommen. { $credits ->
        [one] { $credits } zusätzlicher Credit gehört
       *[other] { $credits } zusätzliche Credits gehören
    } dir.
invitation-used-before = Willkommen zurück. Einladungen gelten nur für Leute, die neu hier sind. Schick mir einen Sora-Link, wann immer du magst.
invitation-unknown = Diese Einladung gilt nicht mehr.
invitation-used-up = Diese Einladung ist aufgebraucht.
invitation-accepted = Jemand hat deine Einladung angenommen: { $credits ->
        [one] { $credits } Credit gehört
       *[other] { $credits } Credits gehören
    } dir.
gift-how = Schreib, wie viele Credits du verschenken möchtest, zum Beispiel so: <code>/gift 3</code>
gift-too-much = So viele Credits hast du nicht zu verschenken. /balance zeigt, was du hast{ $daily ->
        [0] .
        [one] ; dein täglicher Credit bleibt bei dir.
       *[other] ; deine { $daily } täglichen Credits bleiben bei dir.
    }
gift =
    Hier ist dein Geschenk: { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    }. Gib diesen Link weiter: Wer ihn zuerst öffnet, bekommt das Geschenk. Öffnest du ihn selbst, nimmst du es zurück.
    { $link }
gift-given = Ein Geschenk für dich: { $credits ->
        [one] { $credits } Credit gehört
       *[other] { $credits } Credits gehören
    } jetzt dir.
gift-opened = Dein Geschenk wurde geöffnet: { $credits ->
        [one] { $credits } Credit hat
       *[other] { $credits } Credits haben
    } ein neues Zuhause.
gift-taken-back = Du hast dein eigenes Geschenk geöffnet: { $credits ->
        [0] Die Credits darin sind mit deinen erstatteten Sternen verrechnet.
        [one] { $credits } Credit gehört wieder dir.
       *[other] { $credits } Credits gehören wieder dir.
    }
gift-unknown = Dieses Geschenk kenne ich nicht. Bitte prüf, ob der Link vollständig ist.
gift-used-before = Du hast dieses Geschenk schon geöffnet; seine Credits gehören dir.
gift-used-up = Dieses Geschenk wurde schon geöffnet.

## History and receipts

history-videos = <b>Deine Videos,</b> die neuesten zuerst. Tippe auf eines, und ich schicke es dir kostenlos noch einmal. Zeiten in UTC.
history-no-videos = Du hast noch keine Videos. Schick mir einen Sora-Link.
history-video = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
history-entries = <b>Deine Credits,</b> das Neueste zuerst.
history-to-newer = Neuere
history-to-older = Ältere
history-to-videos = Zu den Videos
history-to-entries = Zu den Credits
video-gone = Ich kann dieses Video nicht mehr senden. Bitte schick den Link noch einmal.
receipt-open = Beleg
receipt = <b>Beleg { $number }</b>
receipt-reserved = { $credits ->
        [0] Kostenlos
        [one] { $credits } Credit reserviert
       *[other] { $credits } Credits reserviert
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-spent = { $credits ->
        [0] Geliefert
       *[other] Geliefert und abgebucht
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-given-back = Zurückgegeben: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-provider = Anbieter: { $name }
receipt-known = Anbieter: keiner nötig
receipt-took = Dauer: { $seconds } s
receipt-balance = Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
receipt-unknown = Dazu habe ich keinen Beleg von dir.

usage-caption =
    <b>Deine letzten { $days } Tage:</b>
    { $delivered ->
        [one] { $delivered } Video
       *[other] { $delivered } Videos
    } für { $spent ->
        [one] { $spent } Credit
       *[other] { $spent } Credits
    }; { $failed ->
        [0] keines fehlgeschlagen
       *[other] { $failed } fehlgeschlagen, ohne Kosten
    }
usage-nothing = Keine Videos in den letzten { $days } Tagen. Schick mir einen Sora-Link.
chart-usage = Deine Videos, Tag für Tag
chart-stats = Alle Videos, Tag für Tag
chart-delivered = geliefert
chart-failed = fehlgeschlagen
chart-to-dark = 🌙 Dunkel
chart-to-light = ☀️ Hell

## The gallery: a page inside Telegram

gallery-menu = Videos
gallery-open = Galerie öffnen
gallery-how = Alle deine Videos: ansehen, wiederfinden, teilen. Hier listet /history sie auf.
gallery-title = Deine Videos
gallery-videos = Videos
gallery-credits = Credits
gallery-search = Deine Videos durchsuchen
gallery-from = Von
gallery-to = Bis
gallery-more = Mehr zeigen
gallery-not-found = Nichts gefunden. Versuch es mit anderen Worten oder Tagen.
gallery-play = Abspielen
gallery-back = Zurück
gallery-send = In unseren Chat senden
gallery-sent = Gesendet. Das Video ist in unserem Chat.
gallery-share = Teilen
gallery-shared = Geteilt.
gallery-not-shared = Ich konnte es nicht teilen. Bitte versuch es noch einmal.
gallery-card = Eine Karte mit denselben Worten ist in unserem Chat.
gallery-balance = Dein Guthaben:
gallery-entries = Deine Credits, neueste zuerst
gallery-paid = Danke. Deine Credits sind gleich da.
gallery-too-big = Dieses Video ist zu groß, um hier zu laufen. Ich kann es in unseren Chat senden.
gallery-trouble = Das hat nicht geklappt. Bitte versuch es gleich noch einmal.
gallery-stale = Diese Seite ist schon lange offen. Bitte schließ sie und öffne sie wieder.
gallery-outside = Bitte öffne diese Seite aus unserem Chat in Telegram.
gallery-unreachable = Ich kann dir nicht schreiben. Bitte öffne unseren Chat, drück auf Start und versuch es noch einmal.

## A link was taken

progress-queued =
    { $place ->
        [one] Angekommen. Dein Video kommt als Nächstes dran.
       *[other] Angekommen. Dein Video ist Nummer { $place } in der Warteschlange.
    }
progress-queued-long = Angekommen. Dein Video ist Nummer { $place } in der Warteschlange; in etwa { $minutes } min ist es dran.
progress-making = Dein Video wird erstellt …
progress-making-clean = Dein Video wird bereinigt …
progress =
    { $seconds ->
        [0] { $doing }
       *[other] { $doing } { $seconds } s
    }
progress-usual =
    { $seconds ->
        [0] { $doing } meist etwa { $usual } s
       *[other] { $doing } { $seconds } s, meist etwa { $usual } s
    }
progress-longer = { $doing } { $seconds } s; es dauert länger als sonst.
progress-delivering = Dein Video ist unterwegs …
progress-delivering-clean = Dein bereinigtes Video ist unterwegs …
cancel = Abbrechen
cancelled =
    { $credits ->
        [0] Abgebrochen.
        [one] Abgebrochen. Dein Credit ist zurück. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
       *[other] Abgebrochen. Deine { $credits } Credits sind zurück. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
    }
cancelled-some =
    { $videos ->
        [one] Abgebrochen.
       *[other] { $videos } Videos abgebrochen.
    }
cancel-nothing = Es gibt nichts abzubrechen. Ein Video, das schon in Arbeit ist, lässt sich nicht mehr stoppen.
cancel-asked = Gut, ich warte nicht mehr auf eine Antwort.
cancel-too-late = Zum Abbrechen ist es zu spät: Es ist schon in Arbeit.
already-running = An diesem Video arbeite ich schon. Es kommt, sobald es bereinigt ist.
too-many-links =
    { $links ->
        [one] Ich nehme { $links } Link auf einmal und habe darum nur den ersten genommen. Bitte schick die anderen danach.
       *[other] Ich nehme { $links } Links auf einmal und habe darum nur die ersten { $links } genommen. Bitte schick die anderen danach.
    }

## A card: many links of one message

card-line = { $number } von { $links } · { $title } · { $state }
card-held = wartet auf Credits
card-queued =
    { $place ->
        [0] in der Warteschlange
       *[other] in der Warteschlange: { $place }
    }
card-making = wird erstellt
card-making-clean = wird bereinigt
card-making-usual = { $doing } · meist { $seconds } s
card-making-longer = { $doing } · länger als sonst
card-delivering = unterwegs
card-delivered = geliefert
card-cancelled = abgebrochen
card-failed-not-accepted = nicht angenommen
card-failed-not-accepted-clean = nicht angenommen; ist es veröffentlicht?
card-failed-moderated = von den Anbietern nicht erlaubt
card-failed-not-made = ließ sich nicht erstellen
card-failed-not-made-clean = ließ sich nicht bereinigen
card-failed-unavailable = die Anbieter sind nicht verfügbar
card-failed-timed-out = hat zu lange gedauert
card-failed-result-gone = ließ sich nicht abrufen
card-failed-lapsed = hat einen Tag lang gewartet
card-failed-banned = vom Betreiber dieses Bots gesperrt
card-failed-no-videos = Videos sind hier nicht erlaubt
card-failed-unreachable = ließ sich nicht senden
card-failed-broken = bei mir ist etwas schiefgegangen
card-sum = { $delivered } geliefert{ $failed ->
        [0] {""}
       *[other] , { $failed } fehlgeschlagen
    }{ $cancelled ->
        [0] {""}
       *[other] , { $cancelled } abgebrochen
    }. { $credits ->
        [0] Für die anderen wurde nichts abgebucht.
        [one] { $credits } Credit ist zurück.
       *[other] { $credits } Credits sind zurück.
    }
card-cancel = Den Rest abbrechen
card-tell-me = Bereinigen, sobald es geht

## The video

caption =
    KI-generiertes Video.
    { $link }
caption-plain = KI-generiertes Video.
too-big =
    Das bereinigte Video ist zu groß für diesen Chat ({ $megabytes } MB), darum hier ein Link dazu. KI-generiertes Video.
    { $hours ->
        [0] Bitte lade es bald herunter: Der Link kann jederzeit ungültig werden.
        [one] Bitte lade es innerhalb von { $hours } Stunde herunter; danach ist der Link ungültig.
       *[other] Bitte lade es innerhalb von { $hours } Stunden herunter; danach ist der Link ungültig.
    }
too-big-open = Video öffnen

## Photos, to create from

photo-refusal-not-here = Fotos lassen sich hier nicht verwenden. Schreib /create und deine Worte ohne Foto, dann mache ich aus den Worten ein Video.
photo-refusal-no-image = Ich nehme Fotos als JPEG, PNG oder WebP. Diese Datei ist nichts davon.
photo-refusal-too-big = Dieses Foto ist zu groß: Ich nehme bis zu { $megabytes } MB.
photo-refusal-too-many = Das sind mehr Fotos, als ich auf einmal nehmen kann.
photo-refusal-unread = Ich konnte dieses Foto gerade nicht lesen. Bitte schick es noch einmal.
photos-how = Soll aus Fotos ein Video werden, schreib zu einem davon als Bildunterschrift <code>/create</code> und was das Video zeigen soll.

## Characters

characters = <b>Deine Figuren.</b> Schreib einen Namen mit seinem @ in die Worte von /create, und das Video zeigt diese Figur. Das gilt bei dem Anbieter, der sie gemacht hat.
characters-none =
    Du hast noch keine Figuren. Eine Figur entsteht aus einem Video, das ich für dich erstellt habe: Sie bekommt einen Namen, und den kannst du dann in den Worten von /create verwenden.
character = <b>{ $name }</b>: { $traits }
character-new = Figur machen
character-remove = { $name } entfernen
character-remove-ask = { $name } entfernen? Ich vergesse die Figur dann; was der Anbieter davon behält, liegt bei ihm.
character-remove-yes = Entfernen
character-remove-no = Behalten
character-origins = Welches Video zeigt die Figur?
character-no-origins = Es gibt noch kein Video, aus dem eine Figur werden kann. Erstelle zuerst eines mit /create.
character-ask-handle = Wie heißt die Figur? Ein Wort aus Buchstaben, Ziffern und Ähnlichem, zum Beispiel <code>sky_ranger</code>. Es muss ein Name sein, den sonst niemand verwendet.
character-ask-traits = Wie ist die Figur? Eine kurze Zeile, zum Beispiel: fröhliche Barista, grüne Schürze, warmes Lächeln. Keine Prominenten, und echte Menschen nur mit ihrem Einverständnis.
character-ask-bounds = Gibt es etwas, wobei sie nie gezeigt werden soll? Zum Beispiel: keine Gewalt, keine Politik, kein Alkohol.
character-skip = Überspringen
character-problem-too-long =
    { $most ->
       *[other] Das ist länger als { $most } Zeichen. Bitte schreib es kürzer.
    }
character-problem-spaces = Ein Name ist ein einziges Wort, ohne Leerzeichen.
character-problem-blocked = Der Betreiber dieses Bots möchte solche Worte nicht. Bitte nimm andere.
character-no-name = ohne Namen
character-bounds = Nie: { $bounds }
character-made =
    <b>{ $name } ist fertig.</b> Schreib { $name } in die Worte von /create, um die Figur zu verwenden.
    { $price ->
        [0] Diesmal kostenlos
        [one] { $price } Credit
       *[other] { $price } Credits
    } · noch { NUMBER($balance, useGrouping: 0) } übrig
character-made-nameless =
    <b>Deine Figur ist fertig:</b> { $name }. Der Anbieter hat keinen Namen für sie genannt, in Worten lässt sie sich also nicht verwenden. Wo ein Modell dich Figuren auswählen lässt, ist sie dabei, falls der Anbieter ihre Nummer genannt hat.
    { $price ->
        [0] Diesmal kostenlos
        [one] { $price } Credit
       *[other] { $price } Credits
    } · noch { NUMBER($balance, useGrouping: 0) } übrig
consent-ask-character =
    Bitte bestätige vor deiner ersten Figur: Du nimmst echte Menschen nur mit ihrem Einverständnis, keine Prominenten und nichts, was anderen gehört.
    Ich frage das nur einmal. Dein Wunsch wartet so lange hier.
consent-thanks-first-character = Danke, notiert. Schreib /characters, wann immer du magst.
progress-making-character = Deine Figur wird gemacht …
failure-not-accepted-character = Die Anbieter haben das nicht angenommen: Vielleicht ist der Name vergeben, oder die Worte sind nicht erlaubt. Bitte versuch es mit anderen.
failure-moderated-character = Die Anbieter, die Figuren machen, erlauben nicht, was diese Worte verlangen. Bitte versuch es mit anderen Worten.
failure-not-made-character = Diese Figur ließ sich nicht machen. Vielleicht klappt es später oder mit einem anderen Video.
failure-unavailable-character = Die Anbieter, die Figuren machen, sind gerade nicht verfügbar. Es wurde nichts abgebucht.
failure-result-gone-character = Die Figur wurde gemacht, aber das Ergebnis ließ sich nicht lesen. Bitte versuch es noch einmal.
tell-me-link-character = Machen, sobald es geht

## Groups

language-name = Deutsch
group-greeting = Hallo. Antworte mit /clean auf eine Nachricht mit Sora-Link, oder schreib /clean und den Link, und ich bringe das bereinigte Video. Alle zahlen mit ihren eigenen Credits, außer wenn die Gruppe zahlt.
group-help =
    <b>So funktioniert es hier</b>
    Schreib /clean und einen Sora-Link, antworte mit /clean auf eine Nachricht mit Links, oder erwähne mich mit einem Link. Ich antworte mit dem bereinigten Video; klappt das nicht, kostet es nichts.
create-how-group = Schreib /create und was das Video zeigen soll, zum Beispiel so: <code>/create ein Fuchs im Schnee</code>
create-anonymous = Ich kann nicht erkennen, wer fragt, und was ich erstelle, gehört der Person, die danach fragt. Schreib unter deinem eigenen Namen.
clean-how = Schreib /clean und einen Sora-Link, oder antworte mit /clean auf eine Nachricht, die einen hat.
group-see-private-chat = Was ich dir zu sagen habe, ist nur für dich. Es steht in unserem privaten Chat.
group-private-chat = Zum privaten Chat
group-anonymous = Ich kann nicht erkennen, wer fragt, und weiß darum nicht, wessen Credits gelten. Schreib unter deinem eigenen Namen, oder lass die Gruppe zahlen: /settings.
group-unconfirmed = Bevor diese Gruppe zahlt, muss jemand mit Admin-Rechten etwas bestätigen: Leg mit /settings neu fest, wer zahlt.
group-only-admins-ask = In dieser Gruppe bereinige ich Videos nur für die Admins.
group-only-admins-set = Das können nur die Admins dieser Gruppe ändern.
group-out-of-credits = Die Credits der Gruppe reichen dafür nicht. Es wurde nichts abgebucht. Ich hebe den Link einen Tag lang auf; er geht von selbst weiter, sobald mit /fund Credits kommen.
group-limit-each = Du hattest in dieser Gruppe deine Videos für heute. Morgen (UTC) gibt es wieder welche.
group-limit-together = Diese Gruppe hatte ihre Videos für heute. Morgen (UTC) gibt es wieder welche.
group-balance = Die Gruppe hat { $balance ->
        [0] keine Credits
        [one] { NUMBER($balance, useGrouping: 0) } Credit
       *[other] { NUMBER($balance, useGrouping: 0) } Credits
    }.
group-settings = <b>Wie ich in dieser Gruppe arbeite.</b> Tippe auf einen Knopf, um zu ändern, was darauf steht.
group-settings-open = Einstellungen
group-settings-back = Zurück
group-setting-payer = { $value ->
        [group] Die Gruppe zahlt
       *[members] Jedes Mitglied zahlt selbst
    }
group-setting-bare-links = { $value ->
        [on] Ich nehme jeden Link
       *[off] Nur mit /clean oder Erwähnung
    }
group-setting-locale = Sprache: { $value }
group-setting-who-may-ask = { $value ->
        [admins] Nur Admins dürfen anfragen
       *[everyone] Alle dürfen anfragen
    }
group-setting-daily-each = { $value ->
        [0] Je Mitglied am Tag: unbegrenzt
       *[other] Je Mitglied am Tag: { $value }
    }
group-setting-daily-together = { $value ->
        [0] Gruppe am Tag: unbegrenzt
       *[other] Gruppe am Tag: { $value }
    }
group-bare-links-unseen = Ich bekomme diese Nachrichten nicht zu sehen. Gib mir in dieser Gruppe Admin-Rechte, oder lass meinen Privatsphäre-Modus ausschalten.
group-consent = Wenn die Gruppe zahlt, frage ich die Mitglieder nicht einzeln. Bitte bestätige für die Gruppe, dass die Videos, die hier geschickt werden, den Mitgliedern gehören oder dass sie sie verwenden dürfen.
fund-members-pay = Hier zahlt jedes Mitglied mit eigenen Credits, die Gruppe braucht also keine. Ihre Admins können das ändern: /settings.
fund-how = Schreib, wie viele deiner Credits du der Gruppe geben möchtest, zum Beispiel so: <code>/fund 5</code>. Oder kauf ihr welche für Telegram-Sterne.
fund-description = Credits für diese Gruppe. Sie verfallen nicht.
fund-done = Danke. Die Gruppe hat { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    } mehr.
fund-refunded = Du hast deine Sterne zurück. { $taken ->
        [0] Die Gruppe hatte die Credits schon verbraucht.
        [one] { $taken } Credit wurde der Gruppe wieder abgezogen.
       *[other] { $taken } Credits wurden der Gruppe wieder abgezogen.
    }
cancel-not-yours = Nur wer dieses Video angefragt hat oder in der Gruppe Admin-Rechte hat, kann es abbrechen.
button-not-yours = Dieser Knopf ist für die Person, die das Video angefragt hat.

## Inline messages and guest chats: the list is its user's alone, the messages are read by others

inline-balance = Du hast { $balance ->
        [0] keine Credits
        [one] { $balance } Credit
       *[other] { NUMBER($balance, useGrouping: 0) } Credits
    }
inline-new = Neu hier? Zum privaten Chat
inline-confirm-first = Erst deine Rechte bestätigen
inline-no-link = Sora-Link eingeben oder einfügen
inline-no-public-link = Kein Link eines veröffentlichten Videos
inline-blocked = Der Betreiber dieses Bots hat dieses Video gesperrt
inline-title = Dieses Video bereinigen
inline-title-known = Bereinigtes Video senden
inline-costs =
    { $price ->
        [0] { $video } · kostenlos
        [one] { $video } · { $price } Credit
       *[other] { $video } · { $price } Credits
    }
inline-placeholder =
    Hier erscheint das bereinigte Video von { $link }
    Falls nichts passiert: Wer das geschickt hat, tippt auf den Knopf.
inline-start = Bereinigtes Video holen
inline-elsewhere-title = Das geht im privaten Chat
inline-elsewhere = Schick mir diesen Link im privaten Chat, und ich antworte mit dem bereinigten Video: { $link }
inline-open-chat = Zum privaten Chat
inline-needs-consent = Wer das geschickt hat, bestätigt einmal im privaten Chat mit mir, dieses Video verwenden zu dürfen. Dann erscheint es hier.
inline-confirm = Bestätigen
inline-needs-credits = Das wartet auf Credits und erscheint hier von selbst, sobald welche da sind.
inline-not-kept = Es warten schon zu viele Videos. Bitte schick dieses später noch einmal.
inline-cancelled = Abgebrochen.
inline-credit-back =
    { $credits ->
        [0] Es wurde nichts abgebucht.
        [one] Der Credit ist zurück.
       *[other] Die Credits sind zurück.
    }
inline-back = Mit dem Link zurück zum Chat

## Creating

create-problem-empty =
    Was soll das Video zeigen? Schreib es in deiner nächsten Nachricht, oder schick es als Textdatei (.txt), wenn jedes Leerzeichen und jede Zeile zählt.
create-problem-too-long =
    { $length ->
       *[other] Das sind { $length } Zeichen, und dieses Modell nimmt { $most }. Bitte schreib es in deiner nächsten Nachricht kürzer.
    }
create-problem-blocked = Der Betreiber dieses Bots möchte keine Videos zu solchen Worten. Bitte schreib in deiner nächsten Nachricht andere.
create-file-unread = Ich lese Worte aus einer Textdatei (.txt) in UTF-8 bis 100 kB. Diese kann ich nicht lesen.
create-facts = { $model } · { $price ->
        [0] kostenlos
        [one] { $price } Credit
       *[other] { $price } Credits
    }
create-payer = { $payer ->
        [group] Die Gruppe zahlt.
       *[member] Du zahlst mit deinen eigenen Credits.
    }
create-usual = { $minutes ->
        [one] Das dauert meist etwa eine Minute.
       *[other] Das dauert meist etwa { $minutes } Minuten.
    }
create-length = { $length } Zeichen; alle zählen.
create-length-group = { $length } Zeichen; in einer Gruppe zählt nur diese eine Nachricht. Falls Telegram deine Worte geteilt hat, schick sie als Textdatei (.txt) mit <code>/create</code> als Beschriftung.
create-start = { $price ->
        [0] Erstellen, kostenlos
        [one] Erstellen, { $price } Credit
       *[other] Erstellen, { $price } Credits
    }
create-drop = Verwerfen
create-dropped = Verworfen. Es wurde nichts abgebucht.
create-changed = Was das kostet, wer es zahlt oder wie es sich erstellen lässt, hat sich geändert. Bitte sieh es dir noch einmal an und tippe dann auf „Erstellen“.
create-again = Noch einmal erstellen
create-refusal-gone = Das habe ich nicht mehr. Bitte beginn noch einmal mit /create.
create-refusal-not-yours = Diese Knöpfe sind nur für die Person, die danach gefragt hat.
create-refusal-started = Das wird schon erstellt.
create-refusal-no-model = Hier lässt sich gerade nichts erstellen.
create-refusal-photos = Kein Modell hier macht aus diesen Fotos ein Video: Vielleicht sind es zu viele.
create-most-characters =
    { $most ->
        [one] Dieses Modell nimmt höchstens { $most } Figur.
       *[other] Dieses Modell nimmt höchstens { $most } Figuren.
    } Drück auf eine gewählte, um sie abzuwählen.
create-photos = { $photos ->
        [one] Aus deinem Foto.
       *[other] Aus deinen { $photos } Fotos.
    }
option-shape-portrait = Hochformat
option-shape-landscape = Querformat
option-length = { $value } s
option-quality-standard = Standard
option-quality-high = Hohe Qualität
option-yes = ja
option-no = nein
consent-ask-create =
    Bitte bestätige, bevor du zum ersten Mal etwas erstellst: Du zeigst echte Menschen nur mit ihrem Einverständnis, keine Prominenten und nichts, was anderen gehört.
    Ich frage das nur einmal. { $videos ->
        [one] Dein Video wartet
       *[other] Deine Videos warten
    } so lange hier.
consent-thanks-first-create = Danke, notiert. Schreib /create, wann immer du magst.
progress-making-create = Dein Video wird erstellt …
progress-create =
    { $minutes ->
        [0] { $doing }
       *[other] { $doing } { $minutes } min
    }
progress-usual-create =
    { $minutes ->
        [0] { $doing } meist etwa { $usual_minutes } min
       *[other] { $doing } { $minutes } min, meist etwa { $usual_minutes } min
    }
progress-longer-create = { $doing } { $minutes } min; es dauert länger als sonst.
failure-not-accepted-create = Die Anbieter haben das nicht angenommen: Vielleicht erlauben sie nicht, was die Worte verlangen, oder das Modell gibt es nicht mehr. Bitte versuch es mit anderen Worten oder einem anderen Modell.
failure-moderated-create = Die Anbieter, die Videos erstellen, erlauben nicht, was diese Worte verlangen. Bitte versuch es mit anderen Worten.
failure-not-made-create = Dieses Video ließ sich nicht erstellen. Vielleicht klappt es später oder mit anderen Worten.
failure-unavailable-create = Die Anbieter, die Videos erstellen, sind gerade nicht verfügbar. Es wurde nichts abgebucht.
failure-result-gone-create = Das Video wurde erstellt, ließ sich aber nicht abrufen. Bitte erstelle es noch einmal.
tell-me-link-create = Erstellen, sobald es geht

## Why a link is not taken

refusal-draft = Das ist ein Entwurf, und Entwürfe sind nicht öffentlich. Veröffentliche ihn zuerst, dann schick mir seinen Link.
refusal-generation = Diese Seite liegt in deinem eigenen Bereich, und nur du kannst sie sehen. Veröffentliche das Video, dann schick mir seinen Link.
refusal-task = Das ist eine Aufgabe, kein Video. Veröffentliche das Video, dann schick mir seinen Link.
refusal-profile = Das ist ein Profil. Öffne dort ein Video und schick mir dessen Link.
refusal-explore = Das ist die Entdecken-Seite. Öffne dort ein Video und schick mir dessen Link.
refusal-storyboard = Das ist ein Storyboard. Veröffentliche das Video, dann schick mir seinen Link.
refusal-signed-file = Das ist eine vorübergehende Dateiadresse. Bitte schick mir stattdessen den Link der Videoseite.
refusal-not-a-video = Diese Seite ist kein veröffentlichtes Video. Öffne das Video und kopiere den Link über seinen Teilen-Knopf.
banned-video = Ich kann dieses Video nicht senden: Der Betreiber dieses Bots hat es gesperrt. Es wurde nichts abgebucht.

## Why a job failed

failure-not-accepted = Das wurde nicht angenommen.
failure-not-accepted-clean = Dieser Link wurde nicht angenommen. Ist das Video veröffentlicht, und öffnet sich der Link auch für andere?
failure-moderated = Die Anbieter, die Videos erstellen, erlauben dieses nicht.
failure-moderated-clean = Die Anbieter, die Videos bereinigen, erlauben dieses nicht, darum kann ich es nicht bereinigen.
failure-not-made = Dieses Video ließ sich nicht erstellen. Vielleicht klappt es später.
failure-not-made-clean = Dieses Video ließ sich nicht bereinigen. Vielleicht klappt es später.
failure-unavailable = Die Anbieter, die Videos erstellen, sind gerade nicht verfügbar. Es wurde nichts abgebucht.
failure-unavailable-clean = Die Anbieter, die Videos bereinigen, sind gerade nicht verfügbar. Es wurde nichts abgebucht.
tell-me = Bescheid sagen, sobald es geht
tell-me-link = Bereinigen, sobald es geht
tell-me-noted = Ich schreibe dir, sobald sich wieder Videos bereinigen lassen.
tell-me-order-noted = Ich hebe deinen Wunsch auf und mache damit weiter, sobald die Anbieter wieder da sind.
tell-me-order-noted-clean = Ich hebe deinen Link auf und bereinige das Video, sobald die Anbieter wieder da sind.
reopened = Videos lassen sich wieder erstellen. { $links ->
        [0] Schick mir, was du magst.
        [one] Ich arbeite an deinem.
       *[other] Ich arbeite an deinen { $links }.
    }
reopened-clean = Videos lassen sich wieder bereinigen. { $links ->
        [0] Schick mir deinen Link, wann immer du magst.
        [one] Ich arbeite an deinem Link.
       *[other] Ich arbeite an deinen { $links } Links.
    }
reopened-waits = Die Anbieter sind wieder da, aber deine Credits reichen nicht für alles, was du wolltest. Ich hebe es einen Tag lang auf; es geht von selbst weiter, sobald du Credits hast: /buy
reopened-left-out = { $orders ->
        [one] Eine wartende Anfrage geht nicht weiter: Ihre Gruppe oder ein Tageslimit lässt sie jetzt nicht zu.
       *[other] { $orders } wartende Anfragen gehen nicht weiter: Ihre Gruppe oder ein Tageslimit lässt sie jetzt nicht zu.
    } Es wurde nichts abgebucht.
failure-timed-out = Das hat zu lange gedauert, darum warte ich nicht weiter. Bitte versuch es später noch einmal.
failure-result-gone = Das Video ließ sich nicht abrufen. Bitte frag noch einmal danach.
failure-result-gone-clean = Das bereinigte Video ließ sich nicht abrufen. Bitte schick den Link noch einmal.
failure-lapsed = Das hat einen Tag lang gewartet, ohne dass etwas daraus wurde, darum habe ich es verworfen. Bitte frag noch einmal danach.
failure-no-videos = In dieser Gruppe darf ich keine Videos senden.
failure-banned = Ich kann dieses Video nicht senden: Der Betreiber dieses Bots hat es gesperrt.
failure-broken = Bei mir ist etwas schiefgegangen. Bitte versuch es nach einer Weile noch einmal.
failure-broken-clean = Bei mir ist etwas schiefgegangen. Bitte schick den Link nach einer Weile noch einmal.
credit-back =
    { $credits ->
        [0] Es wurde nichts abgebucht.
        [one] Dein Credit ist zurück. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
       *[other] Deine { $credits } Credits sind zurück. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
    }
credit-back-used = Dafür wurde nichts abgebucht. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.

## For operators

operator-key-refused = { $provider } lehnt den Schlüssel ab. Die Aufträge gehen an den nächsten Anbieter. Leg auf der Website von { $provider } einen neuen Schlüssel an, trag ihn ein und starte den Bot neu.
operator-empty = Das Konto bei { $provider } ist leer. Die Aufträge gehen an den nächsten Anbieter, bis du es auflädst.
operator-all-unavailable = Zurzeit ist kein Anbieter verfügbar. Links warten, und der Verkauf ruht; ich melde mich, sobald einer wieder da ist.
operator-back = Ein Anbieter arbeitet wieder: Mit wartenden Links geht es weiter.
operator-low = Das Konto bei { $provider } wird knapp: Dort sind noch { $balance } Credits übrig.
operator-errors = In { $minutes } Minuten kamen mehr als { $errors } Fehler ins Log. In docs/log.md steht, was jeder bedeutet.
operator-disk = Die Platte mit der Datenbank ist fast voll: Es sind noch { $free } MB frei. Schaff Platz, sonst nimmt der Bot nichts mehr an.
operator-payments = { $payments ->
        [one] 1 Zahlung weicht
       *[other] { $payments } Zahlungen weichen
    } von Telegrams Liste der Sterne ab. <code>python -m bot reconcile</code> zeigt und bucht, was fehlt.
provider = <b>{ $name }</b>
provider-capability = <i>{ $name }</i>: { $facts }
provider-working = arbeitet
provider-cooldown = pausiert nach { $failures ->
        [one] { $failures } Fehlschlag
       *[other] { $failures } Fehlschlägen
    }: { $reason }; ich versuche es von selbst wieder
provider-reason-auth = er lehnt den Schlüssel ab
provider-reason-no_credits = das Konto ist leer
provider-reason-bad_input = er hat einen Link nicht angenommen
provider-reason-moderation = er hat ein Video nicht erlaubt
provider-reason-rate_limited = er bat um weniger Anfragen
provider-reason-paused = er meldet, dass er pausiert
provider-reason-job_failed = er konnte ein Video nicht bereinigen
provider-reason-broken = er antwortete nicht oder nicht verständlich
provider-reason-conflict = er hat zwei Bestellungen verwechselt
provider-reason-result_gone = eines seiner Videos ließ sich nicht abrufen
provider-stopped = vom Betreiber angehalten; ich lasse ihn in Ruhe, bis du ihn startest
provider-stop = { $name } anhalten
provider-start = { $name } starten
provider-empty = das Konto ist leer; die Aufträge gehen an die anderen
provider-day = letzte 24 Stunden: { $done } erledigt, { $failed } fehlgeschlagen
provider-balance = Guthaben: { $value }
provider-success = Erfolgsquote: { $value } %
provider-time = mittlere Dauer (Median): { $value } s
provider-cost = Kosten pro Video: { $value }

grant-how = Schreib es so: <code>/grant 123456789 5 warum</code>
grant-unknown = Unter dieser ID hat mir noch nie jemand geschrieben.
grant-done = Erledigt: { $credits } gutgeschrieben, Guthaben jetzt: { NUMBER($balance, useGrouping: 0) }.
grant-not-told = Ich konnte die Person nicht erreichen, um es ihr zu sagen.
granted = Der Betreiber hat dir { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    } gutgeschrieben. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
granted-because = Der Betreiber hat dir { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    } gutgeschrieben: { $why }. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
refund-unknown = Ich kenne keine Zahlung mit dieser Zahlungs-ID. Schreib es so: <code>/refund Zahlungs-ID</code>
refund-refused = Telegram hat die Sterne nicht erstattet. Es wurde nichts geändert; versuch es später noch einmal.
refund-done = Erstattet. { $taken } von { $credits } Credits zurückgenommen{ $missing ->
        [0] .
        [one] ; { $missing } war schon verbraucht.
       *[other] ; { $missing } waren schon verbraucht.
    }
refund-again = Das ist schon geschehen. { $taken } von { $credits } Credits wurden zurückgenommen{ $missing ->
        [0] .
        [one] ; { $missing } war schon verbraucht.
       *[other] ; { $missing } waren schon verbraucht.
    }
refund-told = Du hast deine Sterne zurück. { $taken ->
        [0] Die Credits dafür waren schon verbraucht.
        [one] { $taken } Credit wurde dafür abgezogen.
       *[other] { $taken } Credits wurden dafür abgezogen.
    } Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
refund-by-telegram = Telegram hat Sterne erstattet: <code>{ $charge }</code>. { $taken } von { $credits } Credits zurückgenommen; schon verbraucht: { $missing }.
make-promo-how = Schreib, wie viele Credits und für wie viele Personen, zum Beispiel so: <code>/make_promo 5 100</code>
make-promo-done = <code>{ $code }</code> gibt { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    } an { $uses ->
        [one] { $uses } Person
       *[other] jede von { $uses } Personen
    }.

admin = <b>Was soll ich öffnen?</b> Hinter /user, /job, /ban und /block gehören ein, zwei Worte; /help nennt alle Befehle.
admin-stats = Zahlen
admin-providers = Anbieter
admin-audit = Protokoll der Betreiber
admin-broadcast = Rundschreiben
admin-maintenance-on = Wartung beginnen
admin-maintenance-off = Wartung beenden
stats = <b>So lief es</b> · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] Person
       *[other] Personen
    }
stats-period =
    <b>{ $days ->
        [one] Letzte 24 Stunden
       *[other] Letzte { $days } Tage
    }</b>
    { NUMBER($delivered, useGrouping: 0) } geliefert, { NUMBER($failed, useGrouping: 0) } fehlgeschlagen, { NUMBER($cancelled, useGrouping: 0) } abgebrochen; Erfolgsquote { $success } %, mittlere Dauer { $seconds } s
    { NUMBER($spent, useGrouping: 0) } { $spent ->
        [one] Credit
       *[other] Credits
    } verbraucht · { NUMBER($stars, useGrouping: 0) } ⭐ bezahlt, { NUMBER($back, useGrouping: 0) } erstattet · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] neue Person
       *[other] neue Personen
    }
stats-capability = <i>{ $name }</i>, 7 Tage: { $done } erledigt, { $failed } fehlgeschlagen
user-how = Nenne die ID oder den @Namen der Person, oder antworte auf eine Nachricht, die von ihr kommt oder von ihr weitergeleitet wurde.
user-name-unknown = Unter diesem @Namen hat mir noch niemand geschrieben. Die ID geht auch, oder eine Antwort auf eine Nachricht der Person.
user =
    <b>Person <code>{ $user }</code></b>, seit { DATETIME($since, dateStyle: "medium") }
    Sprache: { $language }
    Guthaben: { NUMBER($balance, useGrouping: 0) }, dazu { NUMBER($reserved, useGrouping: 0) } reserviert
    Zahlungen: { $payments }, { NUMBER($stars, useGrouping: 0) } ⭐
user-banned = Gesperrt seit { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC
user-no-news = Möchte keine Rundschreiben
user-jobs = Aufträge: { $counts }. Mit den Knöpfen unten schreibst du Credits gut, nimmst sie zurück und öffnest die letzten Aufträge.
user-ban = Sperren
user-unban = Wieder zulassen
ban-done = Gesperrt: Person { $user }. { $jobs ->
        [0] Es war nichts in Arbeit.
        [one] 1 Auftrag wurde beendet, seine Credits sind zurück.
       *[other] { $jobs } Aufträge wurden beendet, ihre Credits sind zurück.
    }
ban-nothing = Unter dieser ID gibt es niemanden, oder die Sperre besteht schon.
ban-operator = Diese ID gehört zu den Betreibern. Nimm sie zuerst aus ADMIN_IDS.
unban-done = Person { $user } kann mich wieder benutzen.
unban-nothing = Unter dieser ID ist niemand gesperrt.
take-done = { $credits ->
        [0] Es sind keine Credits mehr da, die sich zurücknehmen lassen.
        [one] 1 Credit zurückgenommen.
       *[other] { $credits } Credits zurückgenommen.
    }
taken-back = Der Betreiber hat { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    } zurückgenommen. Dein Guthaben: { NUMBER($balance, useGrouping: 0) }.
block-how = Schreib den Link eines Videos hinter den Befehl, oder antworte auf eine Nachricht, die ihn enthält.
block-done = Gesperrt. { $jobs ->
        [0] Niemand hat darauf gewartet.
        [one] 1 Auftrag wurde beendet, seine Credits sind zurück.
       *[other] { $jobs } Aufträge wurden beendet, ihre Credits sind zurück.
    }
block-nothing = Dieses Video ist schon gesperrt.
unblock-done = Wieder erlaubt.
unblock-nothing = Dieses Video ist nicht gesperrt.
job-how = Einen Auftrag mit dieser Nummer kenne ich nicht. Schreib es so: <code>/job 123</code>
job =
    <b>Auftrag { $number }</b>: { $state }, Fehler: { $failure }
    Bestellung: { $kind }, <code>{ $identity }</code>
    Anfrage: <code>{ $request }</code>, von <code>{ $asked }</code>, Konto <code>{ $account }</code>
    Preis: { $price }; Versuche: { $attempts }
job-asked = Angefragt: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-queued = Eingereiht: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-due = Fällig: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-ended = Beendet: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-task = Aufgabe { $number }, { $provider }: { $state }, Fehler: { $failure }; dort: <code>{ $theirs }</code>; Abfragen: { $polls }; angefragt { DATETIME($at, timeStyle: "medium") }, Dauer { $took } s, Kosten { $cost }
job-entry = Buchung: { $kind }, { $amount }, { DATETIME($at, timeStyle: "medium") }
job-user = Wer angefragt hat
maintenance-begun = Ich nehme nichts mehr an; was läuft, läuft weiter. <code>/maintenance off</code> beendet das.
maintenance-ended = Ich nehme wieder Anfragen an.
maintenance-is-on = Die Wartung läuft: Ich nehme nichts an. <code>/maintenance off</code> beendet sie.
maintenance-is-off = Es läuft keine Wartung. <code>/maintenance on Mittags sind wir zurück</code> beginnt sie, mit deinen Worten für alle, die fragen.
maintenance-words = { $words }
maintenance-default = Ich nehme gerade nichts Neues an. Es wurde nichts abgebucht; bitte schick es nach einer Weile noch einmal.
broadcast-how = Schreib <code>/broadcast</code> und dahinter deine Worte, oder antworte damit auf eine Nachricht. Ich zeige dir, wie es aussieht, bevor etwas verschickt wird.
broadcast-refused = So nimmt Telegram es nicht an. Schreib den Befehl und die Worte ohne Formatierung, die beides umfasst, oder antworte mit dem Befehl auf eine Nachricht.
broadcast-ask = So sieht es aus. Wer soll es bekommen?
broadcast-all = Alle ({ $users })
broadcast-language = Nur { $language } ({ $users })
broadcast-drop = Nicht senden
broadcast-draft = Es ist noch nicht verschickt.
broadcast-sending = Wird verschickt: { $sent } gesendet, bei { $blocked } bin ich blockiert, { $failed } fehlgeschlagen. Sprache: { $language }
broadcast-done = Das Rundschreiben ist fertig: { $sent } gesendet, bei { $blocked } bin ich blockiert, { $failed } fehlgeschlagen. Sprache: { $language }
broadcast-cancelled = Abgebrochen: { $sent } gesendet, bei { $blocked } bin ich blockiert, { $failed } fehlgeschlagen.
broadcast-how-far = Wie weit ist es?
broadcast-cancel = Abbrechen
news-stop = Keine Neuigkeiten mehr
news-again = Wieder Neuigkeiten
news-stop-noted = Notiert, ich schicke dir keine Neuigkeiten mehr.
news-again-noted = Notiert, du bekommst wieder Neuigkeiten.
audit = <b>Was die Betreiber getan haben,</b> das Neueste zuerst. Zeiten in UTC.
audit-nothing = Die Betreiber haben noch nichts getan.
audit-line = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · <code>{ $operator }</code> · { $act }{ $on }
act-grant = Credits gutgeschrieben
act-take-back = Credits zurückgenommen
act-refund = Sterne erstattet
act-promo = Gutscheincode angelegt
act-ban = Person gesperrt
act-unban = Person wieder zugelassen
act-block = Video gesperrt
act-unblock = Video wieder erlaubt
act-stop = angehalten
act-start = gestartet
act-maintenance-on = Wartung begonnen
act-maintenance-off = Wartung beendet
act-broadcast = Rundschreiben verschickt
act-broadcast-cancel = Rundschreiben abgebrochen

## Support, terms, privacy

support-how = Schreib deine Frage hinter den Befehl, zum Beispiel so: <code>/paysupport Meine Zahlung ist nicht angekommen</code>
support-sent = Ich habe deine Frage an den Betreiber weitergegeben. Die Antwort kommt hierher.
support-elsewhere = Von hier aus kann ich deine Frage nicht an den Betreiber weitergeben. Bitte schreib an { $contact }.
support-nobody-ever = Hier liest niemand Fragen. Bitte frag dort, woher du diesen Bot hast; in den Einstellungen von Telegram stehen deine Zahlungen unter „Meine Sterne“.
support-nobody = Ich erreiche den Betreiber gerade nicht. Bitte versuch es später noch einmal; es geht nichts verloren.
support-question =
    Eine Frage von #u{ $user }. Antworte auf diese Nachricht, um sie zu beantworten.

    { $words }

    { $payments }
support-payment = { DATETIME($at, dateStyle: "medium") } · { $stars } ⭐ für { $credits ->
        [one] { $credits } Credit
       *[other] { $credits } Credits
    }{ $refunded ->
        [yes] , erstattet
       *[no] {""}
    } · <code>/refund { $charge }</code>
support-no-payment = Noch keine Zahlungen.
support-answer =
    Eine Antwort auf deine Frage:

    { $words }
support-answered = Weitergegeben.
support-unreachable = Ich kann diese Person nicht mehr erreichen.
terms =
    <b>Nutzungsbedingungen</b>
    • Ich bereinige öffentliche Sora-Videos mit externen Anbietern. Bereinigt heißt: ohne das sichtbare Wasserzeichen, sonst unverändert. Ein fehlgeschlagenes Video kostet nichts.
    • Credits werden mit Telegram-Sternen gekauft und verfallen nicht. Möchtest du für unbenutzte Credits deine Sterne zurück, schreib an /paysupport.
    • Schick nur Videos, die deine eigenen sind oder die du verwenden darfst; das bestätigst du einmal.
    • Was du erstellst, darf keine echten Menschen ohne ihr Einverständnis zeigen, keine Prominenten und nichts, was anderen gehört; auch das bestätigst du einmal.
    • Die Videos sind KI-generiert. Wenn du eines veröffentlichst, sag das dazu; was die Datei über ihre Herkunft enthält, bleibt darin.
    • Wer gegen diese Regeln oder gegen das Gesetz verstößt, kann gesperrt werden.
privacy =
    <b>Datenschutz</b>
    • Ich speichere deine Telegram-ID, deine Sprache, helles oder dunkles Design, wann du deine Rechte bestätigt hast, die Videos, nach denen du gefragt hast, bei erstellten auch die Worte dazu, sowie deine Credits und Zahlungen. Ich speichere keine Namen, keine anderen Nachrichten und sonst nichts aus deinem Profil; über ein Merkzeichen, das sonst niemand lesen kann, findet dich der Betreiber unter deinem @Namen.
    • Von einer Gruppe speichere ich ihre ID, ihre Einstellungen und ihre Credits. Was dort geschrieben wird und nicht für mich ist, hinterlässt keine Spur.
    • Videos für andere Chats liegen auch in einem Chat des Betreibers, ohne irgendetwas über dich.
    • Der Link oder die Worte gehen an den Anbieter, der das Video macht, ohne irgendetwas über dich.
    • Fotos für ein Video bleiben bei Telegram. Der Anbieter holt sie über mich, während er das Video macht, und ich speichere keine; deine Figuren speichere ich, bis du sie entfernst.
    • /export zeigt alles, was ich speichere. /delete_me entfernt dich: Credits und Zahlungen bleiben unter einer zufälligen Nummer in den Büchern, und ein Merkzeichen, das sonst niemand lesen kann, erinnert mich daran, das Begrüßungsgeschenk nicht zweimal zu geben.
    • Fragen: /paysupport.

## Files

export-caption = Alles, was ich über dich speichere, als JSON.
ledger-caption = Das Kassenbuch als CSV. Zeiten in UTC.
ledger-how = Schreib <code>/ledger</code> für alles, oder mit einem Monat dahinter, zum Beispiel so: <code>/ledger 2026-11</code>
ledger-too-long = Das ist mehr, als in eine Datei passt. Frag nach einem einzelnen Monat, zum Beispiel so: <code>/ledger 2026-11</code>

## Leaving

delete-me-ask =
    <b>Soll ich dich entfernen?</b>
    Deine Videos, deine Einstellungen und deine Bestätigung werden gelöscht{ $balance ->
        [0] {""}
        [one] , ebenso dein Credit
       *[other] , ebenso deine { $balance } Credits
    }; was gerade bereinigt wird, wird gestoppt. Das lässt sich nicht rückgängig machen.
    Credits und Zahlungen bleiben in den Büchern, unter einer zufälligen Nummer statt unter deiner. Kommst du zurück, gibt es kein zweites Begrüßungsgeschenk.
    Wenn du Credits gekauft hast und die Sterne dafür zurückmöchtest, schreib zuerst an /paysupport.
delete-me-confirm = Mich entfernen
delete-me-expired = Diese Frage ist zu alt. Schick /delete_me noch einmal.
delete-me-done = Erledigt, du bist entfernt. Du bist jederzeit wieder willkommen.
