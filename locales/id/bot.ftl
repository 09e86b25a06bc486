# Kata-kata bot. Satu kata untuk satu hal. Sapaan: Anda; bot menyebut dirinya "saya".
# link = tautan, video = video, clean video = video bersih (to clean = membersihkan), credit = kredit, balance = saldo,
# provider = penyedia, queue = antrean, receipt = struk, operator = pengelola, gift = hadiah, consent = konfirmasi.
# Also: reserved/set aside = disisihkan, charged = dipotong, given back = dikembalikan, taken back = ditarik kembali,
# words (of /create) = teks, job = pekerjaan, task = tugas, broadcast = siaran, mention = tag, administrator = admin, leave = izin.

## Names of commands, for the menu

command-start = Apa yang saya kerjakan
command-help = Cara kerjanya
command-create = Buat video dari teks dan foto Anda
command-characters = Karakter Anda, untuk video yang Anda buat
command-balance = Kredit Anda
command-history = Video Anda dan biayanya
command-usage = 30 hari terakhir Anda
command-buy = Beli kredit
command-promo = Pakai kode promo
command-invite = Undang teman
command-gift = Hadiahkan kredit kepada teman
command-cancel = Batalkan yang belum dimulai
command-language = Pilih bahasa
command-terms = Ketentuan
command-privacy = Data Anda yang saya simpan
command-paysupport = Tanya soal pembayaran
command-export = Semua data Anda yang saya simpan, dalam satu file
command-delete_me = Hapus data Anda
command-admin = Panel pengelola
command-stats = Kinerja bot: sehari, seminggu, sebulan
command-user = Seorang pengguna: saldo, pekerjaan, blokir
command-job = Riwayat sebuah pekerjaan
command-ban = Blokir pengguna
command-unban = Buka blokir pengguna
command-block = Blokir video
command-unblock = Buka blokir video
command-broadcast = Kirim pesan ke banyak pengguna
command-maintenance = Berhenti menerima permintaan untuk sementara
command-audit = Apa yang dilakukan para pengelola
command-clean = Bersihkan video di balik tautan
command-settings = Cara kerja saya di grup ini
command-fund = Beri grup ini kredit
command-providers = Keadaan para penyedia
command-ledger = Buku besar sebagai file, semua atau satu bulan
command-grant = Beri pengguna kredit
command-refund = Kembalikan Stars dari suatu pembayaran
command-make_promo = Buat kode promo

## What Telegram shows before the first message, and in the bot's profile

about = Kirim tautan video Sora, dan saya membalas dengan video bersihnya: tanpa watermark yang terlihat, selebihnya tidak diubah. Kalau gagal, tidak ada biaya.
about-short = Kirim tautan video Sora, dan saya membalas dengan video bersihnya.

## First steps

start =
    <b>Kirim tautan video Sora, dan saya balas dengan video bersihnya:</b> tanpa watermark yang terlihat, selebihnya tidak diubah.

    { $balance ->
        [0] Anda belum punya kredit
       *[other] Anda punya { $balance } kredit
    }; satu video { $price ->
        [0] gratis
       *[other] seharga { $price } kredit
    }. Tautannya seperti ini:
    <code>{ $sample }</code>
help =
    <b>Cara kerjanya</b>
    1. Salin tautan video Sora yang sudah dipublikasikan.
    2. Tempel di sini; satu pesan bisa memuat sampai { $links } tautan.
    3. Saya balas dengan video bersihnya: tanpa watermark yang terlihat, selebihnya tidak diubah. Kalau gagal, Anda tidak membayar apa pun.

    Satu video { $price ->
        [0] gratis
       *[other] seharga { $price } kredit
    }; video yang sudah pernah saya kirim { $cached ->
        [0] gratis
       *[other] seharga { $cached } kredit
    }.
help-operators = <b>Untuk pengelola</b>
button-stale = Tombol ini dari pesan lama dan sudah tidak berfungsi.
what-to-send =
    Saya tidak menemukan tautan Sora di situ. Tautannya seperti ini:
    <code>{ $sample }</code>
unknown-command = Saya tidak mengenal perintah itu. Lihat /help untuk hal yang bisa saya lakukan.
banned-user = Anda tidak bisa lagi memakai bot ini. Jika menurut Anda ini keliru, silakan hubungi pengelolanya.
went-wrong = Ada gangguan di pihak saya. Tidak ada kredit yang dipotong. Silakan kirim lagi sebentar lagi.
went-wrong-with-payment = Ada gangguan di pihak saya saat mencatat pembayaran ini. Telegram menyimpan catatannya, jadi tidak ada yang hilang: silakan tulis lewat /paysupport.
went-wrong-at-checkout = Saat ini saya tidak bisa menerima pembayaran ini. Silakan coba sebentar lagi.

start-copy-sample = Salin contoh tautan
start-to-balance = Saldo saya
start-to-help = Cara kerjanya
language-ask = Dalam bahasa apa saya menulis kepada Anda?
language-as-telegram = Seperti di Telegram

## A file with links

file-summary =
    { $links ->
        [0] Tidak ada tautan di file ini yang bisa saya kerjakan.
       *[other] Ada { $links } tautan di file ini yang bisa saya kerjakan.
    }
file-known =
    { $links ->
       *[other] { $links } di antaranya sudah pernah saya kirim; yang itu langsung jadi.
    }
file-left-out = Dilewati, { $links } × { $why }
file-further = Sekali jalan saya bisa mengerjakan { $links } tautan, jadi { $further } lainnya harus menunggu: silakan kirim dalam file lain.
file-price = Semuanya { $price ->
        [0] gratis
       *[other] seharga { $price } kredit
    }; saldo Anda { NUMBER($balance, useGrouping: 0) }.
file-start =
    { $links ->
       *[other] Bersihkan { $links } video
    }
file-started =
    { $links ->
       *[other] Dimulai: { $links } tautan.
    }
file-too-large = File ini terlalu besar untuk daftar tautan. Saya membaca file teks dan CSV sampai 250 KB, dan 50 tautan sekaligus.
file-no-text = Saya tidak bisa membaca file ini sebagai teks. Silakan kirim tautannya dalam file teks atau CSV, atau tempel di sini.
file-no-links = Saya tidak menemukan tautan Sora di file ini.
file-not-fetched = Saya tidak bisa mengambil file ini. Silakan kirim lagi.
file-gone = File itu sudah tidak saya temukan. Silakan kirim lagi.

## Consent, asked once

consent-ask =
    Sebelum video pertama Anda, mohon konfirmasi bahwa video yang Anda kirim adalah milik Anda sendiri atau boleh Anda pakai.
    Saya hanya menanyakan ini sekali. Sementara itu, { $videos ->
        [1] tautan Anda
       *[other] semua tautan Anda
    } menunggu di sini.
consent-confirm = Saya konfirmasi
consent-thanks = Terima kasih, sudah saya catat.
consent-thanks-first = Terima kasih, sudah saya catat. Kirim tautan kapan saja.

## Credits

balance =
    Anda punya <b>{ NUMBER($balance, useGrouping: 0) }</b> kredit.
balance-reserved =
    { $reserved ->
       *[other] { $reserved } kredit lagi disisihkan untuk video yang sedang dikerjakan.
    }
balance-latest = Terbaru:
entry = { DATETIME($at, dateStyle: "medium") } · { $amount } · { $what }
entry-welcome = hadiah sambutan
entry-reserve = video sedang dikerjakan
entry-spend = video
entry-give_back = video gagal atau dibatalkan, kredit dikembalikan
entry-grant = dari pengelola
entry-daily = kredit harian
entry-promo = kode promo
entry-invitation = undangan
entry-gift = hadiah
entry-fund = diberikan ke grup
entry-purchase = dibeli
entry-refund = Stars dikembalikan
entry-forfeit = hangus
out-of-credits =
    Kredit Anda belum cukup: satu video seharga { $price } kredit, dan saldo Anda { NUMBER($balance, useGrouping: 0) }.
    Tidak ada kredit yang dipotong. Kiriman Anda saya simpan selama sehari dan lanjut sendiri begitu ada kredit.
too-many-today = Jatah video Anda untuk hari ini sudah habis. Silakan kembali besok; tidak ada kredit yang dipotong.
links-not-kept = Saya bisa menyimpan { $links } tautan Anda yang menunggu. Silakan kirim sisanya nanti.
open-shop = Beli kredit

## Buying credits

shop = Kredit dengan Telegram Stars. Kredit tidak kedaluwarsa, dan video yang gagal tidak dikenai biaya.
pack = { $credits ->
       *[other] { $credits } kredit
    } – { $stars } ⭐
pack-title = { $credits ->
       *[other] { $credits } kredit
    }
pack-description = Untuk { $credits ->
       *[other] { $credits } video bersih
    }. Kredit tidak kedaluwarsa.
pack-gone = Paket itu tidak lagi dijual dengan harga ini. Lihat /buy untuk paket yang ada.
shop-closed = Penyedia yang membersihkan video sedang tidak tersedia, jadi saya tidak menjual kredit dulu. Kredit Anda aman.
shop-closed-short = Penyedia yang membersihkan video sedang tidak tersedia. Silakan beli kredit nanti.
payment-booked = Terima kasih. { $credits ->
       *[other] { $credits } kredit
    } sudah ditambahkan. { $links ->
        [0] Saldo Anda { NUMBER($balance, useGrouping: 0) }.
        [1] Tautan Anda yang menunggu dilanjutkan; sisa saldo { NUMBER($balance, useGrouping: 0) }.
       *[other] { $links } tautan yang menunggu dilanjutkan; sisa saldo { NUMBER($balance, useGrouping: 0) }.
    }
payment-booked-before = Pembayaran Anda sudah tercatat; saldo Anda { NUMBER($balance, useGrouping: 0) }.
payment-unclear = Pembayaran Anda sudah masuk, tetapi saya tidak tahu untuk apa. Silakan tulis lewat /paysupport; tidak ada yang hilang.

## Promo codes, invitations, gifts

promo-how = Tulis kodenya setelah perintah, seperti ini: <code>/promo 1A2B3C4D</code>
promo-given = { $credits ->
       *[other] { $credits } kredit
    } untuk Anda.
promo-used-before = Kode ini sudah pernah Anda pakai.
promo-unknown = Saya tidak mengenal kode ini. Mohon periksa penulisannya.
promo-left-since = Kode ini dari masa sebelum Anda pergi, jadi tidak bisa dipakai lagi.
promo-used-up = Kode ini sudah habis terpakai.
invite-off = Saat ini tidak ada undangan.
invite =
    Bagikan tautan ini. Setiap pengguna baru yang datang lewat tautan ini mendapat { $credits ->
       *[other] { $credits } kredit
    }, begitu juga Anda:
    { $link }
invitation-given = Selamat datang. { $credits ->
       *[other] { $credits } kredit tambahan
    } untuk Anda.
invitation-used-before = Selamat datang kembali. Undangan hanya untuk orang yang baru di sini. Kirim tautan Sora kapan saja.
invitation-unknown = Undangan ini sudah tidak berlaku.
invitation-used-up = Undangan ini sudah habis terpakai.
invitation-accepted = Ada yang menerima undangan Anda: { $credits ->
       *[other] { $credits } kredit
    } untuk Anda.
gift-how = Tulis berapa kredit yang ingin Anda hadiahkan, seperti ini: <code>/gift 3</code>
gift-too-much = Kredit Anda tidak cukup untuk hadiah sebanyak itu. Lihat kredit Anda di /balance{ $daily ->
        [0] .
       *[other] ; { $daily } kredit harian tetap milik Anda.
    }
gift =
    Ini hadiah Anda sebesar { $credits ->
       *[other] { $credits } kredit
    }. Teruskan tautan ini: siapa yang membukanya lebih dulu mendapat kreditnya. Buka sendiri jika ingin mengambilnya kembali.
    { $link }
gift-given = Hadiah untuk Anda: { $credits ->
       *[other] { $credits } kredit
    }.
gift-opened = Hadiah Anda sudah dibuka: { $credits ->
       *[other] { $credits } kredit
    } punya pemilik baru.
gift-taken-back = Anda membuka hadiah Anda sendiri: { $credits ->
        [0] kreditnya sudah ditarik bersama Stars yang dikembalikan kepada Anda.
       *[other] { $credits } kredit kembali menjadi milik Anda.
    }
gift-unknown = Saya tidak mengenal hadiah ini. Mohon periksa apakah tautannya lengkap.
gift-used-before = Hadiah ini sudah Anda buka; kreditnya milik Anda.
gift-used-up = Hadiah ini sudah dibuka.

## History and receipts

history-videos = <b>Video Anda,</b> yang terbaru di atas. Tekan salah satu, dan saya kirim lagi gratis. Waktu dalam UTC.
history-no-videos = Anda belum punya video. Silakan kirim tautan Sora.
history-video = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
history-entries = <b>Kredit Anda,</b> yang terbaru di atas.
history-to-newer = Lebih baru
history-to-older = Lebih lama
history-to-videos = Video
history-to-entries = Kredit
video-gone = Saya tidak bisa lagi mengirim video ini. Silakan kirim tautannya lagi.
receipt-open = Struk
receipt = <b>Struk { $number }</b>
receipt-reserved = { $credits ->
        [0] Gratis
       *[other] { $credits } kredit disisihkan
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-spent = { $credits ->
        [0] Terkirim
       *[other] Terkirim dan kredit terpakai
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-given-back = Dikembalikan: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-provider = Penyedia: { $name }
receipt-known = Penyedia: tidak diperlukan
receipt-took = Waktu: { $seconds } detik
receipt-balance = Saldo Anda { NUMBER($balance, useGrouping: 0) }.
receipt-unknown = Saya tidak punya struk Anda untuk ini.

usage-caption =
    <b>{ $days } hari terakhir Anda:</b>
    { $delivered ->
       *[other] { $delivered } video
    } dengan { $spent ->
       *[other] { $spent } kredit
    }; { $failed ->
        [0] tidak ada yang gagal
       *[other] { $failed } gagal dan tidak dikenai biaya
    }
usage-nothing = Tidak ada video dalam { $days } hari terakhir. Silakan kirim tautan Sora.
chart-usage = Video Anda per hari
chart-stats = Semua video per hari
chart-delivered = terkirim
chart-failed = gagal
chart-to-dark = 🌙 Gelap
chart-to-light = ☀️ Terang

## The gallery: a page inside Telegram

gallery-menu = Video
gallery-open = Buka galeri
gallery-how = Semua video Anda: tonton, cari, bagikan. Di sini daftarnya ada di /history.
gallery-title = Video Anda
gallery-videos = Video
gallery-credits = Kredit
gallery-search = Cari di video Anda
gallery-from = Dari
gallery-to = Sampai
gallery-more = Tampilkan lagi
gallery-not-found = Tidak ada yang cocok. Coba kata atau tanggal lain.
gallery-play = Putar
gallery-back = Kembali
gallery-send = Kirim ke obrolan kita
gallery-sent = Terkirim. Videonya ada di obrolan kita.
gallery-share = Bagikan
gallery-shared = Sudah dibagikan.
gallery-not-shared = Tidak bisa dibagikan. Silakan coba lagi.
gallery-card = Kartu dengan teks yang sama ada di obrolan kita.
gallery-balance = Saldo Anda:
gallery-entries = Kredit Anda, dari yang terbaru
gallery-paid = Terima kasih. Kredit Anda segera tiba.
gallery-too-big = Video ini terlalu besar untuk diputar di sini. Saya bisa mengirimnya ke obrolan kita.
gallery-trouble = Itu tidak berhasil. Silakan coba lagi sebentar lagi.
gallery-stale = Halaman ini sudah lama terbuka. Silakan tutup lalu buka lagi.
gallery-outside = Silakan buka halaman ini dari obrolan kita di Telegram.
gallery-unreachable = Saya tidak bisa menulis kepada Anda. Silakan buka obrolan kita, tekan Mulai, lalu coba lagi.

## A link was taken

progress-queued =
    { $place ->
        [1] Sudah saya terima. Berikutnya giliran video Anda.
       *[other] Sudah saya terima. Video Anda nomor { $place } dalam antrean.
    }
progress-queued-long = Sudah saya terima. Video Anda nomor { $place } dalam antrean; gilirannya sekitar { $minutes } menit lagi.
progress-making = Mengerjakan video Anda…
progress-making-clean = Membersihkan video Anda…
progress =
    { $seconds ->
        [0] { $doing }
       *[other] { $doing } { $seconds } detik
    }
progress-usual =
    { $seconds ->
        [0] { $doing } biasanya sekitar { $usual } detik
       *[other] { $doing } { $seconds } detik, biasanya sekitar { $usual } detik
    }
progress-longer = { $doing } { $seconds } detik; kali ini lebih lama dari biasanya.
progress-delivering = Video Anda sedang dikirim…
progress-delivering-clean = Video bersih Anda sedang dikirim…
cancel = Batalkan
cancelled =
    { $credits ->
        [0] Dibatalkan.
        [1] Dibatalkan. Kredit Anda dikembalikan; saldo Anda { NUMBER($balance, useGrouping: 0) }.
       *[other] Dibatalkan. { $credits } kredit Anda dikembalikan; saldo Anda { NUMBER($balance, useGrouping: 0) }.
    }
cancelled-some =
    { $videos ->
        [1] Dibatalkan.
       *[other] { $videos } video dibatalkan.
    }
cancel-nothing = Tidak ada yang bisa dibatalkan. Video yang sedang dikerjakan tidak bisa dihentikan lagi.
cancel-asked = Baik, pertanyaan saya tidak perlu dijawab lagi.
cancel-too-late = Terlambat untuk membatalkan: videonya sudah mulai dikerjakan.
already-running = Video ini sedang saya kerjakan. Saya kirim begitu sudah bersih.
too-many-links =
    { $links ->
        [1] Sekali jalan saya bisa mengerjakan { $links } tautan, jadi saya ambil yang pertama dulu. Silakan kirim sisanya setelah itu.
       *[other] Sekali jalan saya bisa mengerjakan { $links } tautan, jadi saya ambil { $links } yang pertama. Silakan kirim sisanya setelah itu.
    }

## A card: many links of one message

card-line = { $number } dari { $links } · { $title } · { $state }
card-held = menunggu kredit
card-queued =
    { $place ->
        [0] dalam antrean
       *[other] dalam antrean: { $place }
    }
card-making = sedang dikerjakan
card-making-clean = sedang dibersihkan
card-making-usual = { $doing } · biasanya { $seconds } detik
card-making-longer = { $doing } · lebih lama dari biasanya
card-delivering = sedang dikirim
card-delivered = terkirim
card-cancelled = dibatalkan
card-failed-not-accepted = tidak diterima
card-failed-not-accepted-clean = tidak diterima; sudah dipublikasikan?
card-failed-moderated = tidak diizinkan penyedia
card-failed-not-made = tidak bisa dibuat
card-failed-not-made-clean = tidak bisa dibersihkan
card-failed-unavailable = penyedia sedang tidak tersedia
card-failed-timed-out = terlalu lama
card-failed-result-gone = tidak bisa diambil
card-failed-lapsed = sudah menunggu sehari
card-failed-banned = diblokir pengelola bot ini
card-failed-no-videos = video tidak diizinkan di sini
card-failed-unreachable = tidak bisa dikirim
card-failed-broken = ada gangguan di pihak saya
card-sum = { $delivered } terkirim{ $failed ->
        [0] {""}
       *[other] , { $failed } gagal
    }{ $cancelled ->
        [0] {""}
       *[other] , { $cancelled } dibatalkan
    }. { $credits ->
        [0] Untuk yang lain tidak ada kredit yang dipotong.
       *[other] { $credits } kredit dikembalikan.
    }
card-cancel = Batalkan sisanya
card-tell-me = Bersihkan saat penyedia pulih

## The video

caption =
    Video buatan AI.
    { $link }
caption-plain = Video buatan AI.
too-big =
    Video bersihnya terlalu besar untuk chat ini ({ $megabytes } MB), jadi ini tautannya. Video buatan AI.
    { $hours ->
        [0] Mohon segera unduh: tautan ini bisa berhenti berfungsi sewaktu-waktu.
       *[other] Mohon unduh dalam { $hours } jam; setelah itu tautannya tidak berfungsi lagi.
    }
too-big-open = Buka video

## Photos, to create from

photo-refusal-not-here = Foto tidak bisa dipakai di sini. Tulis /create dan teks Anda tanpa foto, dan saya buatkan video dari teks itu.
photo-refusal-no-image = Saya menerima foto JPEG, PNG, atau WebP. File ini bukan salah satunya.
photo-refusal-too-big = Foto ini terlalu besar: saya menerima sampai { $megabytes } MB.
photo-refusal-too-many = Fotonya lebih banyak dari yang bisa saya terima sekaligus.
photo-refusal-unread = Foto ini belum bisa saya baca. Silakan kirim lagi.
photos-how = Untuk membuat video dari foto, tulis <code>/create</code> dan isi video yang Anda inginkan sebagai keterangan salah satu fotonya.

## Characters

characters = <b>Karakter Anda.</b> Tulis namanya beserta @ dalam teks /create, dan video akan menampilkan karakter itu, lewat penyedia yang membuatnya.
characters-none =
    Anda belum punya karakter. Karakter berasal dari video yang saya buat untuk Anda: karakter itu diberi nama, lalu bisa dipakai dalam teks /create.
character = <b>{ $name }</b>: { $traits }
character-new = Buat karakter
character-remove = Hapus { $name }
character-remove-ask = Hapus { $name }? Saya akan melupakannya; apa yang disimpan penyedia tetap ada pada penyedia.
character-remove-yes = Hapus
character-remove-no = Jangan hapus
character-origins = Video mana yang menampilkan karakternya?
character-no-origins = Belum ada video untuk dijadikan karakter. Buat dulu satu dengan /create.
character-ask-handle = Siapa nama karakternya? Satu kata dari huruf, angka, dan sejenisnya, misalnya <code>sky_ranger</code>. Pilih nama yang belum dipakai orang lain.
character-ask-traits = Seperti apa karakternya? Satu baris pendek, misalnya: barista ceria, celemek hijau, senyum hangat. Tanpa selebritas, dan orang sungguhan hanya dengan izin mereka.
character-ask-bounds = Adakah hal yang tidak boleh ditampilkan dengan karakter ini? Misalnya: tanpa kekerasan, politik, atau alkohol.
character-skip = Lewati
character-problem-too-long =
    { $most ->
       *[other] Teksnya lebih dari { $most } karakter. Mohon tulis lebih pendek.
    }
character-problem-spaces = Nama harus satu kata, tanpa spasi.
character-problem-blocked = Pengelola bot ini tidak mengizinkan kata-kata seperti itu. Silakan tulis yang lain.
character-no-name = tanpa nama
character-bounds = Jangan pernah: { $bounds }
character-made =
    <b>{ $name } sudah siap.</b> Tulis { $name } dalam teks /create untuk memakainya.
    { $price ->
        [0] Kali ini gratis
       *[other] { $price } kredit
    } · sisa saldo { NUMBER($balance, useGrouping: 0) }
character-made-nameless =
    <b>Karakter Anda sudah siap:</b> { $name }. Penyedia tidak memberi tahu namanya, jadi karakter ini tidak bisa dipakai lewat teks; pada model yang menyediakan pilihan karakter, karakter ini ada di sana jika penyedia memberi tahu nomornya.
    { $price ->
        [0] Kali ini gratis
       *[other] { $price } kredit
    } · sisa saldo { NUMBER($balance, useGrouping: 0) }
consent-ask-character =
    Sebelum karakter pertama Anda, mohon konfirmasi: orang sungguhan hanya dibuat dengan izin mereka, tanpa selebritas, dan tanpa apa pun yang milik orang lain.
    Saya hanya menanyakan ini sekali. Sementara itu, permintaan Anda menunggu di sini.
consent-thanks-first-character = Terima kasih, sudah saya catat. Tulis /characters kapan saja.
progress-making-character = Membuat karakter Anda…
failure-not-accepted-character = Penyedia tidak menerima ini: mungkin namanya sudah dipakai, atau teksnya tidak diizinkan. Silakan coba yang lain.
failure-moderated-character = Penyedia yang membuat karakter tidak mengizinkan permintaan dalam teks ini. Silakan coba teks lain.
failure-not-made-character = Karakter ini tidak bisa dibuat. Silakan coba lagi nanti, atau dengan video lain.
failure-unavailable-character = Penyedia yang membuat karakter sedang tidak tersedia, jadi tidak ada kredit yang dipotong.
failure-result-gone-character = Karakternya sudah dibuat, tetapi hasilnya tidak bisa dibaca. Silakan coba lagi.
tell-me-link-character = Buat saat penyedia pulih

## Groups

language-name = Bahasa Indonesia
group-greeting = Halo. Balas pesan yang berisi tautan Sora dengan /clean, atau tulis /clean dan tautannya, dan saya bawakan video bersihnya. Tiap anggota membayar dengan kreditnya sendiri, kecuali jika grup yang membayar.
group-help =
    <b>Cara kerjanya di sini</b>
    Tulis /clean dan tautan Sora, balas pesan yang berisi tautan dengan /clean, atau tag saya beserta tautannya. Saya balas dengan video bersihnya; kalau gagal, tidak ada biaya.
create-how-group = Tulis /create dan isi video yang Anda inginkan, seperti ini: <code>/create seekor rubah di tengah salju</code>
create-anonymous = Saya tidak tahu siapa yang meminta, padahal yang dibuat menjadi milik yang memintanya. Tulis sebagai diri Anda sendiri.
clean-how = Tulis /clean dan tautan Sora, atau balas pesan yang memuatnya dengan /clean.
group-see-private-chat = Pesan saya hanya untuk Anda. Silakan lihat di chat pribadi kita.
group-private-chat = Buka chat pribadi
group-anonymous = Saya tidak tahu siapa yang meminta, jadi saya tidak tahu kredit siapa yang dipakai. Tulis sebagai diri Anda sendiri, atau biarkan grup yang membayar: /settings.
group-unconfirmed = Sebelum grup ini membayar, salah satu adminnya perlu memberi konfirmasi: pilih ulang siapa yang membayar lewat /settings.
group-only-admins-ask = Di grup ini saya hanya membersihkan video untuk admin.
group-only-admins-set = Hanya admin grup ini yang bisa mengubahnya.
group-out-of-credits = Kredit grup belum cukup. Tidak ada kredit yang dipotong. Tautannya saya simpan selama sehari dan lanjut sendiri begitu ada kredit lewat /fund.
group-limit-each = Jatah video Anda di grup ini untuk hari ini sudah habis. Besok (UTC) ada lagi.
group-limit-together = Jatah video grup ini untuk hari ini sudah habis. Besok (UTC) ada lagi.
group-balance = Grup ini { $balance ->
        [0] belum punya kredit
       *[other] punya { NUMBER($balance, useGrouping: 0) } kredit
    }.
group-settings = <b>Cara kerja saya di grup ini.</b> Tekan sebuah tombol untuk mengubah isinya.
group-settings-open = Pengaturan
group-settings-back = Kembali
group-setting-payer = { $value ->
        [group] Grup yang membayar
       *[members] Tiap anggota bayar sendiri
    }
group-setting-bare-links = { $value ->
        [on] Tautan: semua saya kerjakan
       *[off] Tautan: lewat /clean atau tag
    }
group-setting-locale = Bahasa: { $value }
group-setting-who-may-ask = { $value ->
        [admins] Hanya admin boleh meminta
       *[everyone] Semua orang boleh meminta
    }
group-setting-daily-each = { $value ->
        [0] Per anggota/hari: tanpa batas
       *[other] Per anggota/hari: { $value }
    }
group-setting-daily-together = { $value ->
        [0] Seluruh grup/hari: tanpa batas
       *[other] Seluruh grup/hari: { $value }
    }
group-bare-links-unseen = Pesan-pesan itu tidak sampai kepada saya. Jadikan saya admin grup ini, atau minta mode privasi saya dimatikan.
group-consent = Saat grup yang membayar, anggotanya tidak ditanya satu per satu. Mohon konfirmasi atas nama grup bahwa video yang dikirim di sini milik para anggota sendiri atau boleh mereka pakai.
fund-members-pay = Di sini tiap anggota membayar dengan kreditnya sendiri, jadi grup tidak memerlukan kredit. Admin bisa mengubahnya: /settings.
fund-how = Tulis berapa kredit Anda yang ingin Anda berikan kepada grup, seperti ini: <code>/fund 5</code>. Atau belikan grup kredit dengan Telegram Stars.
fund-description = Kredit untuk grup ini. Tidak kedaluwarsa.
fund-done = Terima kasih. Kredit grup bertambah { $credits ->
       *[other] { $credits }
    }.
fund-refunded = Stars Anda sudah dikembalikan. { $taken ->
        [0] Kreditnya sudah terpakai oleh grup.
       *[other] { $taken } kredit ditarik kembali dari grup.
    }
cancel-not-yours = Hanya yang meminta video ini, atau admin grup, yang bisa membatalkannya.
button-not-yours = Tombol ini untuk yang meminta videonya.

## Inline messages and guest chats: the list is its user's alone, the messages are read by others

inline-balance = { $balance ->
        [0] Anda belum punya kredit
       *[other] Anda punya { NUMBER($balance, useGrouping: 0) } kredit
    }
inline-new = Baru di sini? Buka chat pribadi
inline-confirm-first = Konfirmasi dulu hak video Anda
inline-no-link = Ketik/tempel tautan video Sora
inline-no-public-link = Ini bukan tautan video publik
inline-blocked = Diblokir pengelola bot ini
inline-title = Bersihkan video ini
inline-title-known = Kirim video bersihnya
inline-costs =
    { $price ->
        [0] { $video } · gratis
       *[other] { $video } · { $price } kredit
    }
inline-placeholder =
    Di sini akan muncul video bersih dari { $link }
    Jika tidak terjadi apa-apa, pengirimnya perlu menekan tombol.
inline-start = Ambil video bersih
inline-elsewhere-title = Bersihkan lewat chat pribadi
inline-elsewhere = Kirim tautan ini di chat pribadi, dan saya balas dengan video bersihnya: { $link }
inline-open-chat = Buka chat pribadi
inline-needs-consent = Pengirimnya perlu memberi konfirmasi sekali, di chat pribadi dengan saya, bahwa video ini boleh dipakainya. Setelah itu videonya muncul di sini.
inline-confirm = Konfirmasi
inline-needs-credits = Video ini menunggu kredit, dan muncul sendiri di sini begitu kreditnya ada.
inline-not-kept = Sudah terlalu banyak video yang menunggu. Silakan kirim yang ini lagi nanti.
inline-cancelled = Dibatalkan.
inline-credit-back =
    { $credits ->
        [0] Tidak ada kredit yang dipotong.
       *[other] Kreditnya dikembalikan.
    }
inline-back = Bawa tautan ini kembali ke chat

## Creating

create-problem-empty =
    Apa isi videonya? Tulis di pesan Anda berikutnya, atau kirim sebagai file teks (.txt) jika setiap spasi dan baris penting.
create-problem-too-long =
    { $length ->
       *[other] Panjang teks ini { $length } karakter, sedangkan model ini menerima { $most }. Mohon tulis lebih pendek di pesan Anda berikutnya.
    }
create-problem-blocked = Pengelola bot ini tidak mengizinkan video dengan kata-kata seperti itu. Silakan tulis yang lain di pesan Anda berikutnya.
create-file-unread = Saya bisa membaca teks dari file teks (.txt) UTF-8 sampai 100 kB. File yang ini tidak bisa saya baca.
create-facts = { $model } · { $price ->
        [0] gratis
       *[other] { $price } kredit
    }
create-payer = { $payer ->
        [group] Grup yang membayar.
       *[member] Anda yang membayar, dengan kredit Anda sendiri.
    }
create-usual = { $minutes ->
        [1] Biasanya sekitar satu menit.
       *[other] Biasanya sekitar { $minutes } menit.
    }
create-length = Panjang teks { $length } karakter; semuanya dihitung.
create-length-group = Panjang teks { $length } karakter; di grup hanya satu pesan ini yang dihitung. Kalau Telegram memotong teks Anda, kirim sebagai file teks (.txt) dengan keterangan <code>/create</code>.
create-start = { $price ->
        [0] Buat, gratis
       *[other] Buat, { $price } kredit
    }
create-drop = Tidak jadi
create-dropped = Baik, tidak jadi. Tidak ada kredit yang dipotong.
create-changed = Harganya, siapa yang membayar, atau cara membuatnya sudah berubah. Mohon periksa lagi, lalu tekan Buat.
create-again = Buat lagi
create-refusal-gone = Ini sudah tidak saya simpan. Silakan mulai lagi dengan /create.
create-refusal-not-yours = Hanya yang memintanya yang bisa menekan tombol ini.
create-refusal-started = Ini sudah mulai dibuat.
create-refusal-no-model = Saat ini saya tidak bisa membuat apa pun di sini.
create-refusal-photos = Tidak ada model di sini yang bisa membuat video dari foto-foto ini: mungkin terlalu banyak.
create-most-characters =
    { $most ->
       *[other] Model ini menerima paling banyak { $most } karakter.
    } Tekan salah satu yang sudah dipilih untuk melepasnya.
create-photos = { $photos ->
        [1] Dibuat dari foto Anda.
       *[other] Dibuat dari { $photos } foto Anda.
    }
option-shape-portrait = Potret
option-shape-landscape = Lanskap
option-length = { $value } detik
option-quality-standard = Standar
option-quality-high = Kualitas tinggi
option-yes = ya
option-no = tidak
consent-ask-create =
    Sebelum Anda membuat video pertama, mohon konfirmasi: orang sungguhan hanya dibuat dengan izin mereka, tanpa selebritas, dan tanpa apa pun yang milik orang lain.
    Saya hanya menanyakan ini sekali. Sementara itu, { $videos ->
        [1] video Anda
       *[other] semua video Anda
    } menunggu di sini.
consent-thanks-first-create = Terima kasih, sudah saya catat. Tulis /create kapan saja.
progress-making-create = Membuat video Anda…
progress-create =
    { $minutes ->
        [0] { $doing }
       *[other] { $doing } { $minutes } menit
    }
progress-usual-create =
    { $minutes ->
        [0] { $doing } biasanya sekitar { $usual_minutes } menit
       *[other] { $doing } { $minutes } menit, biasanya sekitar { $usual_minutes } menit
    }
progress-longer-create = { $doing } { $minutes } menit; kali ini lebih lama dari biasanya.
failure-not-accepted-create = Penyedia tidak menerima ini: mungkin permintaan dalam teksnya tidak diizinkan, atau modelnya tidak lagi ditawarkan. Silakan coba teks lain atau model lain.
failure-moderated-create = Penyedia yang membuat video tidak mengizinkan permintaan dalam teks ini. Silakan coba teks lain.
failure-not-made-create = Video ini tidak bisa dibuat. Silakan coba lagi nanti, atau dengan teks lain.
failure-unavailable-create = Penyedia yang membuat video sedang tidak tersedia, jadi tidak ada kredit yang dipotong.
failure-result-gone-create = Videonya sudah dibuat, tetapi tidak bisa diambil. Silakan buat lagi.
tell-me-link-create = Buat saat penyedia pulih

## Why a link is not taken

refusal-draft = Itu draf, dan draf tidak terbuka untuk umum. Publikasikan dulu, lalu kirim tautannya.
refusal-generation = Halaman itu ada di ruang kerja Anda sendiri, dan hanya Anda yang bisa melihatnya. Publikasikan videonya, lalu kirim tautannya.
refusal-task = Itu tugas, bukan video. Publikasikan videonya, lalu kirim tautannya.
refusal-profile = Itu profil. Buka salah satu videonya dan kirim tautan video itu.
refusal-explore = Itu halaman jelajah. Buka salah satu video di sana dan kirim tautannya.
refusal-storyboard = Itu storyboard. Publikasikan videonya, lalu kirim tautannya.
refusal-signed-file = Itu alamat file sementara. Silakan kirim tautan halaman videonya.
refusal-not-a-video = Halaman itu bukan video yang dipublikasikan. Buka videonya, lalu salin tautan dari tombol bagikan.
banned-video = Saya tidak bisa mengirim video ini: pengelola bot ini memblokirnya. Tidak ada kredit yang dipotong.

## Why a job failed

failure-not-accepted = Ini tidak diterima.
failure-not-accepted-clean = Tautan ini tidak diterima. Apakah videonya sudah dipublikasikan, dan apakah orang lain bisa membuka tautannya?
failure-moderated = Penyedia yang membuat video tidak mengizinkan yang ini.
failure-moderated-clean = Penyedia yang membersihkan video tidak mengizinkan yang ini, jadi saya tidak bisa membersihkannya.
failure-not-made = Video ini tidak bisa dibuat. Silakan coba lagi nanti.
failure-not-made-clean = Video ini tidak bisa dibersihkan. Silakan coba lagi nanti.
failure-unavailable = Penyedia yang membuat video sedang tidak tersedia, jadi tidak ada kredit yang dipotong.
failure-unavailable-clean = Penyedia yang membersihkan video sedang tidak tersedia, jadi tidak ada kredit yang dipotong.
tell-me = Kabari saat penyedia pulih
tell-me-link = Bersihkan saat penyedia pulih
tell-me-noted = Saya kabari begitu video bisa dibersihkan lagi.
tell-me-order-noted = Permintaan Anda saya simpan, dan saya lanjutkan begitu penyedia pulih.
tell-me-order-noted-clean = Tautan Anda saya simpan, dan videonya saya bersihkan begitu penyedia pulih.
reopened = Video sudah bisa dibuat lagi. { $links ->
        [0] Silakan kirim permintaan Anda.
        [1] Permintaan Anda sedang saya kerjakan.
       *[other] { $links } permintaan Anda sedang saya kerjakan.
    }
reopened-clean = Video sudah bisa dibersihkan lagi. { $links ->
        [0] Kirim tautan kapan saja.
        [1] Tautan Anda sedang saya kerjakan.
       *[other] { $links } tautan Anda sedang saya kerjakan.
    }
reopened-waits = Penyedia sudah bekerja lagi, tetapi kredit Anda belum cukup untuk semua yang Anda minta. Permintaan itu saya simpan selama sehari dan lanjut sendiri begitu ada kredit: /buy
reopened-left-out = { $orders ->
        [1] Satu permintaan yang menunggu tidak dilanjutkan: grupnya atau batas harian tidak mengizinkannya sekarang.
       *[other] { $orders } permintaan yang menunggu tidak dilanjutkan: grupnya atau batas harian tidak mengizinkannya sekarang.
    } Tidak ada kredit yang dipotong.
failure-timed-out = Ini terlalu lama, jadi saya berhenti menunggu. Silakan coba lagi nanti.
failure-result-gone = Videonya tidak bisa diambil. Silakan minta lagi.
failure-result-gone-clean = Video bersihnya tidak bisa diambil. Silakan kirim tautannya lagi.
failure-lapsed = Ini sudah menunggu sehari tanpa hasil, jadi saya hentikan. Silakan minta lagi.
failure-no-videos = Grup ini tidak mengizinkan saya mengirim video.
failure-banned = Saya tidak bisa mengirim video ini: pengelola bot ini memblokirnya.
failure-broken = Ada gangguan di pihak saya. Silakan coba lagi beberapa saat lagi.
failure-broken-clean = Ada gangguan di pihak saya. Silakan kirim tautannya lagi beberapa saat lagi.
credit-back =
    { $credits ->
        [0] Tidak ada kredit yang dipotong.
        [1] Kredit Anda dikembalikan; saldo Anda { NUMBER($balance, useGrouping: 0) }.
       *[other] { $credits } kredit Anda dikembalikan; saldo Anda { NUMBER($balance, useGrouping: 0) }.
    }
credit-back-used = Tidak ada kredit yang dipotong untuk ini; saldo Anda { NUMBER($balance, useGrouping: 0) }.

## For operators

operator-key-refused = { $provider } menolak kuncinya. Pekerjaannya dialihkan ke penyedia berikutnya. Buat kunci baru di situsnya, pasang, lalu jalankan ulang bot.
operator-empty = Akun di { $provider } kosong. Pekerjaannya dialihkan ke penyedia berikutnya sampai Anda mengisinya.
operator-all-unavailable = Semua penyedia sedang tidak tersedia. Tautan menunggu dan toko tutup; saya kabari begitu ada yang pulih.
operator-back = Ada penyedia yang bekerja lagi: tautan yang menunggu dilanjutkan.
operator-low = Akun di { $provider } hampir habis: kreditnya tinggal { $balance }.
operator-errors = Lebih dari { $errors } kesalahan masuk ke log dalam { $minutes } menit. Arti masing-masing ada di docs/log.md.
operator-disk = Disk tempat basis data hampir penuh: tersisa { $free } MB. Sediakan ruang, atau bot berhenti menerima permintaan.
operator-payments = { $payments ->
       *[other] { $payments } pembayaran berbeda
    } dari daftar Stars milik Telegram. <code>python -m bot reconcile</code> menampilkan dan mencatat yang kurang.
provider = <b>{ $name }</b>
provider-capability = <i>{ $name }</i>: { $facts }
provider-working = bekerja
provider-cooldown = dijeda setelah { $failures ->
       *[other] { $failures } kegagalan
    }: { $reason }; nanti saya coba lagi sendiri
provider-reason-auth = menolak kuncinya
provider-reason-no_credits = akunnya kosong
provider-reason-bad_input = tidak menerima sebuah tautan
provider-reason-moderation = tidak mengizinkan sebuah video
provider-reason-rate_limited = meminta agar permintaan dikurangi
provider-reason-paused = menyatakan sedang jeda
provider-reason-job_failed = tidak bisa membersihkan sebuah video
provider-reason-broken = tidak menjawab, atau jawabannya tidak jelas
provider-reason-conflict = mencampuradukkan dua pesanan
provider-reason-result_gone = videonya tidak bisa diambil
provider-stopped = dihentikan pengelola; saya biarkan sampai Anda menjalankannya
provider-stop = Hentikan { $name }
provider-start = Jalankan { $name }
provider-empty = akunnya kosong; pekerjaan dialihkan ke yang lain
provider-day = 24 jam terakhir: { $done } selesai, { $failed } gagal
provider-balance = saldo: { $value }
provider-success = tingkat keberhasilan: { $value }%
provider-time = waktu median: { $value } detik
provider-cost = biaya per video: { $value }

grant-how = Tulis seperti ini: <code>/grant 123456789 5 alasan</code>
grant-unknown = Belum pernah ada pengguna dengan id ini yang menulis kepada saya.
grant-done = Selesai: { $credits } kredit diberikan, saldonya { NUMBER($balance, useGrouping: 0) }.
grant-not-told = Saya tidak bisa menghubungi pengguna itu untuk memberi tahu.
granted = Pengelola memberi Anda { $credits ->
       *[other] { $credits } kredit
    }. Saldo Anda { NUMBER($balance, useGrouping: 0) }.
granted-because = Pengelola memberi Anda { $credits ->
       *[other] { $credits } kredit
    }: { $why }. Saldo Anda { NUMBER($balance, useGrouping: 0) }.
refund-unknown = Saya tidak menemukan pembayaran dengan id transaksi ini. Tulis seperti ini: <code>/refund id-transaksi</code>
refund-refused = Telegram tidak mengembalikan Stars-nya. Tidak ada yang berubah; coba lagi nanti.
refund-done = Stars dikembalikan. { $taken } dari { $credits } kredit ditarik kembali{ $missing ->
        [0] .
       *[other] ; { $missing } sudah terpakai.
    }
refund-again = Itu sudah dilakukan. { $taken } dari { $credits } kredit telah ditarik kembali{ $missing ->
        [0] .
       *[other] ; { $missing } sudah terpakai.
    }
refund-told = Stars Anda sudah dikembalikan. { $taken ->
        [0] Kreditnya sudah terpakai
       *[other] { $taken } kredit ditarik kembali
    }; saldo Anda { NUMBER($balance, useGrouping: 0) }.
refund-by-telegram = Telegram mengembalikan Stars: <code>{ $charge }</code>. { $taken } dari { $credits } kredit ditarik kembali; { $missing } sudah terpakai.
make-promo-how = Tulis berapa kredit dan untuk berapa pengguna, seperti ini: <code>/make_promo 5 100</code>
make-promo-done = <code>{ $code }</code> memberi { $credits ->
       *[other] { $credits } kredit
    } kepada { $uses ->
        [1] { $uses } pengguna
       *[other] masing-masing dari { $uses } pengguna
    }.

admin = <b>Apa yang ingin dibuka?</b> /user, /job, /ban, dan /block diikuti satu atau dua kata; /help memuat semua perintah.
admin-stats = Angka
admin-providers = Penyedia
admin-audit = Tindakan pengelola
admin-broadcast = Siaran
admin-maintenance-on = Mulai pemeliharaan
admin-maintenance-off = Akhiri pemeliharaan
stats = <b>Kinerja saya</b> · { NUMBER($users, useGrouping: 0) } { $users ->
       *[other] pengguna
    }
stats-period =
    <b>{ $days ->
        [1] 24 jam terakhir
       *[other] { $days } hari terakhir
    }</b>
    { NUMBER($delivered, useGrouping: 0) } terkirim, { NUMBER($failed, useGrouping: 0) } gagal, { NUMBER($cancelled, useGrouping: 0) } dibatalkan; tingkat keberhasilan { $success }%, waktu median { $seconds } detik
    { NUMBER($spent, useGrouping: 0) } kredit terpakai · { NUMBER($stars, useGrouping: 0) } ⭐ dibayar, { NUMBER($back, useGrouping: 0) } dikembalikan · { NUMBER($users, useGrouping: 0) } pengguna baru
stats-capability = <i>{ $name }</i>, 7 hari: { $done } selesai, { $failed } gagal
user-how = Sebut pengguna dengan id atau @nama-nya, atau balas pesan yang ditulisnya atau yang diteruskan darinya.
user-name-unknown = Belum pernah ada yang menulis kepada saya dengan @nama ini. Bisa juga dengan id-nya, atau balas pesannya.
user =
    <b>Pengguna <code>{ $user }</code></b>, sejak { DATETIME($since, dateStyle: "medium") }
    Bahasa: { $language }
    Saldo: { NUMBER($balance, useGrouping: 0) }, dan { NUMBER($reserved, useGrouping: 0) } disisihkan
    Pembayaran: { $payments }, { NUMBER($stars, useGrouping: 0) } ⭐
user-banned = Diblokir sejak { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC
user-no-news = Tidak mau menerima siaran
user-jobs = Pekerjaan: { $counts }. Tombol di bawah memberi kredit, menariknya kembali, dan membuka pekerjaan terbaru.
user-ban = Blokir
user-unban = Buka blokir
ban-done = Pengguna { $user } diblokir. { $jobs ->
        [0] Tidak ada pekerjaannya yang sedang berjalan.
       *[other] { $jobs } pekerjaan diakhiri, kreditnya dikembalikan.
    }
ban-nothing = Tidak ada pengguna dengan id ini yang belum diblokir.
ban-operator = Itu pengelola. Keluarkan dulu dari ADMIN_IDS.
unban-done = Pengguna { $user } bisa memakai saya lagi.
unban-nothing = Tidak ada pengguna yang diblokir dengan id ini.
take-done = { $credits ->
        [0] Tidak ada lagi kredit yang bisa ditarik kembali.
       *[other] { $credits } kredit ditarik kembali.
    }
taken-back = Pengelola menarik kembali { $credits ->
       *[other] { $credits } kredit
    }. Saldo Anda { NUMBER($balance, useGrouping: 0) }.
block-how = Tulis tautan video setelah perintah, atau balas pesan yang memuatnya.
block-done = Video diblokir. { $jobs ->
        [0] Tidak ada yang menunggunya.
       *[other] { $jobs } pekerjaan diakhiri, kreditnya dikembalikan.
    }
block-nothing = Video ini sudah diblokir.
unblock-done = Blokir dibuka.
unblock-nothing = Video ini tidak diblokir.
job-how = Saya tidak menemukan pekerjaan dengan nomor ini. Tulis seperti ini: <code>/job 123</code>
job =
    <b>Pekerjaan { $number }</b>: { $state }, kegagalan: { $failure }
    Pesanan: { $kind }, <code>{ $identity }</code>
    Permintaan: <code>{ $request }</code>, diminta oleh <code>{ $asked }</code>, akun <code>{ $account }</code>
    Harga: { $price }; percobaan: { $attempts }
job-asked = Diminta: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-queued = Masuk antrean: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-due = Dijadwalkan: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-ended = Berakhir: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-task = Tugas { $number }, { $provider }: { $state }, kegagalan: { $failure }; id di penyedia: <code>{ $theirs }</code>; pengecekan: { $polls }; diminta { DATETIME($at, timeStyle: "medium") }, perlu { $took } detik, biaya { $cost }
job-entry = Catatan: { $kind }, { $amount }, { DATETIME($at, timeStyle: "medium") }
job-user = Siapa yang meminta
maintenance-begun = Saya tidak menerima permintaan lagi; yang berjalan tetap lanjut. <code>/maintenance off</code> mengakhirinya.
maintenance-ended = Saya menerima permintaan lagi.
maintenance-is-on = Pemeliharaan aktif: saya tidak menerima permintaan. <code>/maintenance off</code> mengakhirinya.
maintenance-is-off = Pemeliharaan tidak aktif. <code>/maintenance on Kami kembali siang ini</code> memulainya, dengan pesan Anda untuk yang mengirim permintaan.
maintenance-words = { $words }
maintenance-default = Untuk sementara saya tidak menerima permintaan baru. Tidak ada kredit yang dipotong; silakan kirim lagi beberapa saat lagi.
broadcast-how = Tulis <code>/broadcast</code> diikuti pesan Anda, atau balas sebuah pesan dengan perintah itu. Saya tunjukkan dulu tampilannya sebelum ada yang dikirim.
broadcast-refused = Telegram tidak menerimanya seperti ini. Tulis perintah dan pesannya tanpa format yang mencakup keduanya, atau balas sebuah pesan dengan perintah itu.
broadcast-ask = Beginilah tampilannya. Siapa yang menerimanya?
broadcast-all = Semua ({ $users })
broadcast-language = Hanya { $language } ({ $users })
broadcast-drop = Jangan dikirim
broadcast-draft = Belum dikirim.
broadcast-sending = Mengirim: { $sent } terkirim, { $blocked } memblokir saya, { $failed } gagal. Bahasa: { $language }
broadcast-done = Siaran selesai: { $sent } terkirim, { $blocked } memblokir saya, { $failed } gagal. Bahasa: { $language }
broadcast-cancelled = Dibatalkan: { $sent } terkirim, { $blocked } memblokir saya, { $failed } gagal.
broadcast-how-far = Sudah sampai mana?
broadcast-cancel = Batalkan
news-stop = Jangan kirim kabar lagi
news-again = Kirim kabar lagi
news-stop-noted = Baik, saya tidak akan mengirim kabar lagi.
news-again-noted = Baik, saya akan mengirim kabar lagi.
audit = <b>Tindakan pengelola,</b> yang terbaru di atas. Waktu dalam UTC.
audit-nothing = Pengelola belum melakukan apa pun.
audit-line = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · <code>{ $operator }</code> · { $act }{ $on }
act-grant = memberi kredit
act-take-back = menarik kembali kredit
act-refund = mengembalikan Stars
act-promo = membuat kode promo
act-ban = memblokir pengguna
act-unban = membuka blokir pengguna
act-block = memblokir video
act-unblock = membuka blokir video
act-stop = menghentikan
act-start = menjalankan
act-maintenance-on = memulai pemeliharaan
act-maintenance-off = mengakhiri pemeliharaan
act-broadcast = mengirim siaran
act-broadcast-cancel = membatalkan siaran

## Support, terms, privacy

support-how = Tulis pertanyaan Anda setelah perintah, seperti ini: <code>/paysupport Pembayaran saya belum masuk</code>
support-sent = Pertanyaan Anda sudah saya teruskan ke pengelola. Jawabannya datang di sini.
support-elsewhere = Dari sini saya tidak bisa meneruskan pertanyaan Anda ke pengelola. Silakan tulis ke { $contact }.
support-nobody-ever = Tidak ada yang membaca pertanyaan di sini. Silakan tanya orang yang memberi Anda bot ini; pembayaran Anda tercantum di pengaturan Telegram, bagian Bintang Saya (My Stars).
support-nobody = Saat ini saya tidak bisa menghubungi pengelola. Silakan coba lagi nanti; tidak ada yang hilang.
support-question =
    Pertanyaan dari #u{ $user }. Balas pesan ini untuk menjawab.

    { $words }

    { $payments }
support-payment = { DATETIME($at, dateStyle: "medium") } · { $stars } ⭐ untuk { $credits ->
       *[other] { $credits } kredit
    }{ $refunded ->
        [yes] , dikembalikan
       *[no] {""}
    } · <code>/refund { $charge }</code>
support-no-payment = Belum ada pembayaran.
support-answer =
    Jawaban atas pertanyaan Anda:

    { $words }
support-answered = Sudah diteruskan.
support-unreachable = Saya tidak bisa lagi menghubungi pengguna itu.
terms =
    <b>Ketentuan</b>
    • Saya membersihkan video Sora publik melalui penyedia luar. Bersih berarti tanpa watermark yang terlihat, selebihnya tidak diubah. Video yang gagal tidak dikenai biaya.
    • Kredit dibeli dengan Telegram Stars dan tidak kedaluwarsa. Untuk mendapatkan kembali Stars dari kredit yang belum Anda pakai, tulis lewat /paysupport.
    • Kirim hanya video milik Anda sendiri atau yang boleh Anda pakai; Anda mengonfirmasinya sekali.
    • Yang Anda minta untuk dibuat tidak boleh menampilkan orang sungguhan tanpa izin mereka, selebritas, atau apa pun yang milik orang lain; ini juga Anda konfirmasi sekali.
    • Semua video ini buatan AI. Jika Anda memublikasikannya, sebutkan hal itu; keterangan asal-usul di dalam file tetap ada.
    • Siapa pun yang melanggar aturan ini, atau hukum, dapat diblokir.
privacy =
    <b>Privasi</b>
    • Saya menyimpan id Telegram Anda, bahasa Anda, tema terang atau gelap, kapan Anda mengonfirmasi hak Anda, video yang Anda minta beserta teks untuk video yang dibuat, serta kredit dan pembayaran Anda. Saya tidak menyimpan nama, pesan lain, atau hal lain dari profil Anda; lewat sebuah tanda yang tidak bisa dibaca orang lain, pengelola dapat menemukan Anda dengan @nama Anda.
    • Dari sebuah grup saya menyimpan id, pengaturan, dan kreditnya. Yang ditulis di sana dan bukan untuk saya tidak meninggalkan jejak.
    • Video untuk chat lain juga disimpan di sebuah chat milik pengelola, tanpa keterangan apa pun tentang Anda.
    • Tautan atau teks dikirim ke penyedia yang membuat videonya, tanpa keterangan apa pun tentang Anda.
    • Foto untuk video tetap berada di Telegram. Penyedia mengambilnya lewat saya saat membuat video, dan saya tidak menyimpannya; karakter Anda saya simpan sampai Anda menghapusnya.
    • /export menampilkan semua yang saya simpan. /delete_me menghapus data Anda: kredit dan pembayaran tetap ada di pembukuan dengan nomor acak, dan sebuah tanda yang tidak bisa dibaca orang lain mengingatkan saya agar tidak memberi hadiah sambutan dua kali.
    • Pertanyaan: /paysupport.

## Files

export-caption = Semua data Anda yang saya simpan, dalam JSON.
ledger-caption = Buku besar dalam CSV. Waktu dalam UTC.
ledger-how = Tulis <code>/ledger</code> untuk semuanya, atau tambahkan bulan, seperti ini: <code>/ledger 2026-11</code>
ledger-too-long = Itu tidak muat dalam satu file. Minta satu bulan saja, seperti ini: <code>/ledger 2026-11</code>

## Leaving

delete-me-ask =
    <b>Hapus data Anda?</b>
    Video, pengaturan, dan konfirmasi Anda dihapus{ $balance ->
        [0] {""}
       *[other] , begitu juga { $balance } kredit Anda
    }; video yang sedang dibersihkan dihentikan. Ini tidak bisa diurungkan.
    Kredit dan pembayaran tetap ada di pembukuan, dengan nomor acak sebagai ganti nomor Anda. Jika Anda kembali, tidak ada hadiah sambutan kedua.
    Jika Anda membeli kredit dan ingin Stars-nya kembali, tulis dulu lewat /paysupport.
delete-me-confirm = Hapus data saya
delete-me-expired = Pertanyaan itu sudah terlalu lama. Kirim /delete_me lagi.
delete-me-done = Selesai, data Anda sudah dihapus. Silakan kembali kapan saja.
