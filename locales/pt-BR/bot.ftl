# Textos do bot em português do Brasil. Tratamento: você, sempre. O bot fala em primeira pessoa e evita formas que deem gênero a ele ou a quem o usa (por isso "agradeço" e não "obrigado").
# Uma palavra para cada coisa: link = link; video = vídeo; clean video = vídeo limpo (limpar); credit = crédito; balance = saldo; provider = provedor; queue = fila; receipt = recibo; operator = operador; gift = presente; consent = confirmação (confirmar).
# Também: words (do /create) = texto; character = personagem; leave = autorização; job = trabalho; task = tarefa; order = pedido; entry = lançamento; ledger = livro-razão; broadcast = comunicado; news = novidades; Stars = Estrelas; private chat = conversa privada. O que "limpo" quer dizer está em `start` e `help`.

## Names of commands, for the menu

command-start = O que eu faço
command-help = Como funciona
command-create = Criar um vídeo com seu texto e suas fotos
command-characters = Seus personagens, para os vídeos que você cria
command-balance = Seus créditos
command-history = Seus vídeos e quanto custaram
command-usage = Seus últimos 30 dias
command-buy = Comprar créditos
command-promo = Usar um código promocional
command-invite = Convidar alguém
command-gift = Dar créditos de presente
command-cancel = Cancelar o que ainda não começou
command-language = Escolher seu idioma
command-terms = Termos de uso
command-privacy = O que eu guardo sobre você
command-paysupport = Perguntar sobre um pagamento
command-export = Tudo o que guardo sobre você, em um arquivo
command-delete_me = Apagar seus dados
command-admin = O painel dos operadores
command-stats = Os números do bot: um dia, uma semana, um mês
command-user = Um usuário: saldo, trabalhos, banimento
command-job = O histórico de um trabalho
command-ban = Banir um usuário
command-unban = Deixar voltar quem foi banido
command-block = Bloquear um vídeo
command-unblock = Liberar um vídeo bloqueado
command-broadcast = Escrever para muitos usuários
command-maintenance = Parar de aceitar pedidos por um tempo
command-audit = O que os operadores fizeram
command-clean = Limpar os vídeos dos links
command-settings = Como eu trabalho neste grupo
command-fund = Dar créditos ao grupo
command-providers = Como estão os provedores
command-ledger = O livro-razão em um arquivo, inteiro ou só um mês
command-grant = Dar créditos a um usuário
command-refund = Devolver as Estrelas de um pagamento
command-make_promo = Criar um código promocional

## What Telegram shows before the first message, and in the bot's profile

about = Envie o link de um vídeo do Sora e eu respondo com o vídeo limpo: sem a marca d’água visível e, no mais, intacto. Se não der certo, não custa nada.
about-short = Envie o link de um vídeo do Sora e eu respondo com o vídeo limpo.

## First steps

start =
    <b>Me envie o link de um vídeo do Sora e eu respondo com o vídeo limpo:</b> sem a marca-d'água visível e, fora isso, igual ao original.

    { $balance ->
        [0] Você não tem créditos
        [one] Você tem { $balance } crédito
       *[other] Você tem { $balance } créditos
    }; um vídeo { $price ->
        [0] não custa nada
       *[other] custa { $price }
    }. Um link é assim:
    <code>{ $sample }</code>
help =
    <b>Como funciona</b>
    1. Copie o link de um vídeo publicado no Sora.
    2. Cole aqui; cabem até { $links } links em uma mensagem.
    3. Eu respondo com o vídeo limpo: sem a marca-d'água visível e, fora isso, igual ao original. Se não der certo, não custa nada.

    Um vídeo { $price ->
        [0] não custa nada
        [one] custa { $price } crédito
       *[other] custa { $price } créditos
    }; um que eu já enviei antes { $cached ->
        [0] não custa nada
        [one] custa { $cached } crédito
       *[other] custa { $cached } créditos
    }.
help-operators = <b>Para operadores</b>
button-stale = Este botão é de uma mensagem antiga e não funciona mais.
what-to-send =
    Não encontrei nenhum link do Sora aí. Um link é assim:
    <code>{ $sample }</code>
unknown-command = Não conheço esse comando. Veja em /help o que eu sei fazer.
banned-user = Você não pode mais usar este bot. Se achar que foi engano, escreva para o operador.
went-wrong = Algo deu errado do meu lado. Nada foi cobrado. Envie de novo daqui a um minuto, por favor.
went-wrong-with-payment = Algo deu errado do meu lado quando eu ia anotar este pagamento. Ele está registrado no Telegram, então nada se perdeu: escreva para /paysupport, por favor.
went-wrong-at-checkout = Não consigo receber este pagamento agora. Tente de novo daqui a um minuto, por favor.

start-copy-sample = Copiar um link de exemplo
start-to-balance = Meu saldo
start-to-help = Como funciona
language-ask = Em que idioma devo escrever para você?
language-as-telegram = Como no Telegram

## A file with links

file-summary =
    { $links ->
        [0] Neste arquivo não há nenhum link que eu possa aceitar.
        [one] Neste arquivo há { $links } link que posso aceitar.
       *[other] Neste arquivo há { $links } links que posso aceitar.
    }
file-known =
    { $links ->
        [one] { $links } deles eu já enviei antes; chega na hora.
       *[other] { $links } deles eu já enviei antes; chegam na hora.
    }
file-left-out = Ficaram de fora: { $links } × { $why }
file-further =
    Aceito { $links } por vez, então { $further ->
        [one] mais { $further } precisa esperar: envie em outro arquivo, por favor.
       *[other] mais { $further } precisam esperar: envie em outro arquivo, por favor.
    }
file-price = Ao todo, { $price ->
        [0] não custa nada
        [one] custa { $price } crédito
       *[other] custa { $price } créditos
    }; seu saldo é { NUMBER($balance, useGrouping: 0) }.
file-start =
    { $links ->
        [one] Limpar { $links } vídeo
       *[other] Limpar { $links } vídeos
    }
file-started =
    { $links ->
        [one] Comecei: { $links } link.
       *[other] Comecei: { $links } links.
    }
file-too-large = Este arquivo é grande demais para uma lista de links. Leio arquivos de texto e CSV de até 250 KB, com 50 links por vez.
file-no-text = Não consigo ler este arquivo como texto. Envie os links em um arquivo de texto ou CSV, ou cole aqui, por favor.
file-no-links = Não encontrei nenhum link do Sora neste arquivo.
file-not-fetched = Não consegui baixar este arquivo. Envie de novo, por favor.
file-gone = Não encontro mais o arquivo. Envie de novo, por favor.

## Consent, asked once

consent-ask =
    Antes do seu primeiro vídeo, confirme que os vídeos que você envia são seus ou que você tem permissão para usá-los.
    Só pergunto esta vez. Enquanto isso, { $videos ->
        [one] seu link espera
       *[other] seus links esperam
    } aqui.
consent-confirm = Confirmo
consent-thanks = Está anotado, agradeço.
consent-thanks-first = Está anotado, agradeço. Quando quiser, me envie um link.

## Credits

balance =
    Seu saldo de créditos é <b>{ NUMBER($balance, useGrouping: 0) }</b>.
balance-reserved =
    { $reserved ->
        [one] Mais { $reserved } está reservado para um vídeo em andamento.
       *[other] Mais { $reserved } estão reservados para vídeos em andamento.
    }
balance-latest = Últimos lançamentos:
entry = { DATETIME($at, dateStyle: "medium") } · { $amount } · { $what }
entry-welcome = presente de boas-vindas
entry-reserve = vídeo em andamento
entry-spend = vídeo
entry-give_back = vídeo que falhou ou foi cancelado, crédito de volta
entry-grant = do operador
entry-daily = créditos do dia
entry-promo = código promocional
entry-invitation = convite
entry-gift = presente
entry-fund = para um grupo
entry-purchase = compra
entry-refund = Estrelas devolvidas
entry-forfeit = deixado ao sair
out-of-credits =
    Seus créditos não bastam: um vídeo custa { $price }, e seu saldo é { NUMBER($balance, useGrouping: 0) }.
    Nada foi cobrado. Guardo por um dia o que você enviou e sigo por conta própria assim que você tiver créditos.
too-many-today = Você chegou ao limite de vídeos por dia. Volte amanhã; nada foi cobrado.
links-not-kept = Posso guardar { $links } links em espera para você. Envie os outros mais tarde, por favor.
open-shop = Comprar créditos

## Buying credits

shop = Créditos em troca de Estrelas do Telegram. Eles não vencem, e um vídeo que falha não custa nada.
pack = { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    } – { $stars } ⭐
pack-title = { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }
pack-description = Para { $credits ->
        [one] { $credits } vídeo limpo
       *[other] { $credits } vídeos limpos
    }. Os créditos não vencem.
pack-gone = Esse pacote não é mais vendido por esse preço. Veja em /buy o que há agora.
shop-closed = Os provedores que limpam vídeos estão indisponíveis no momento, então não vendo créditos. Os seus estão guardados.
shop-closed-short = Os provedores que limpam vídeos estão indisponíveis no momento. Deixe a compra de créditos para mais tarde, por favor.
payment-booked = Agradeço a compra. { $credits ->
        [one] Entrou { $credits } crédito.
       *[other] Entraram { $credits } créditos.
    } { $links ->
        [0] Seu saldo é { NUMBER($balance, useGrouping: 0) }.
        [1] Seu link em espera já segue; seu saldo agora é { NUMBER($balance, useGrouping: 0) }.
        [one] { $links } link em espera já segue; seu saldo agora é { NUMBER($balance, useGrouping: 0) }.
       *[other] { $links } links em espera já seguem; seu saldo agora é { NUMBER($balance, useGrouping: 0) }.
    }
payment-booked-before = Seu pagamento está registrado; seu saldo é { NUMBER($balance, useGrouping: 0) }.
payment-unclear = Seu pagamento chegou, mas não consigo saber do que era. Escreva para /paysupport, por favor; nada se perdeu.

## Promo codes, invitations, gifts

promo-how = Escreva o código depois do comando, assim: <code>/promo 1A2B3C4D</code>
promo-given = { $credits ->
        [one] Você ganhou { $credits } crédito.
       *[other] Você ganhou { $credits } créditos.
    }
promo-used-before = Você já usou este código.
promo-unknown = Não conheço este código. Confira se está escrito certo, por favor.
promo-left-since = Este código é de antes da sua saída e não pode ser usado de novo.
promo-used-up = Este código já se esgotou.
invite-off = No momento não há convites.
invite =
    Compartilhe este link. Cada pessoa nova que chegar por ele ganha { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }, e você também:
    { $link }
invitation-given = Que bom ter você aqui. { $credits ->
        [one] Você ganhou { $credits } crédito extra.
       *[other] Você ganhou { $credits } créditos extras.
    }
invitation-used-before = Que bom ter você de volta. Os convites são para quem chega pela primeira vez. Quando quiser, me envie um link do Sora.
invitation-unknown = Este convite não vale mais.
invitation-used-up = Este convite já se esgotou.
invitation-accepted = Alguém aceitou seu convite: { $credits ->
        [one] você ganhou { $credits } crédito.
       *[other] você ganhou { $credits } créditos.
    }
gift-how = Escreva quantos créditos quer dar, assim: <code>/gift 3</code>
gift-too-much = Você não tem tantos créditos para dar. Veja em /balance o que você tem{ $daily ->
        [0] .
        [1] ; seu crédito do dia fica com você.
        [one] ; seu { $daily } crédito do dia fica com você.
       *[other] ; seus { $daily } créditos do dia ficam com você.
    }
gift =
    Aqui está seu presente de { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }. Passe este link adiante: quem abrir primeiro fica com os créditos. Se quem abrir for você, eles voltam.
    { $link }
gift-given = Um presente para você: { $credits ->
        [one] você ganhou { $credits } crédito.
       *[other] você ganhou { $credits } créditos.
    }
gift-opened = Abriram seu presente: { $credits ->
        [one] { $credits } crédito foi para quem abriu.
       *[other] { $credits } créditos foram para quem abriu.
    }
gift-taken-back = Você abriu seu próprio presente: { $credits ->
        [0] os créditos dele saíram junto com as Estrelas que voltaram para você.
        [one] { $credits } crédito voltou para você.
       *[other] { $credits } créditos voltaram para você.
    }
gift-unknown = Não conheço este presente. Confira se o link está completo, por favor.
gift-used-before = Você já abriu este presente; os créditos dele são seus.
gift-used-up = Este presente já foi aberto.

## History and receipts

history-videos = <b>Seus vídeos,</b> do mais novo ao mais antigo. Toque em um e eu envio de novo, de graça. Horários em UTC.
history-no-videos = Você ainda não tem vídeos. Me envie um link do Sora.
history-video = { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
history-entries = <b>Seus créditos,</b> do mais novo ao mais antigo.
history-to-newer = Mais novos
history-to-older = Mais antigos
history-to-videos = Vídeos
history-to-entries = Créditos
video-gone = Não consigo mais enviar este vídeo. Envie o link dele de novo, por favor.
receipt-open = Recibo
receipt = <b>Recibo { $number }</b>
receipt-reserved = { $credits ->
        [0] Grátis
        [one] { $credits } crédito reservado
       *[other] { $credits } créditos reservados
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-spent = { $credits ->
        [0] Entregue
       *[other] Entregue e cobrado
    }: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-given-back = Devolvido: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") } UTC
receipt-provider = Provedor: { $name }
receipt-known = Provedor: não foi preciso
receipt-took = Tempo: { $seconds } s
receipt-balance = Seu saldo é { NUMBER($balance, useGrouping: 0) }.
receipt-unknown = Não tenho nenhum recibo seu para isto.

usage-caption =
    <b>Seus últimos { $days } dias:</b>
    { $delivered ->
        [one] { $delivered } vídeo
       *[other] { $delivered } vídeos
    } por { $spent ->
        [one] { $spent } crédito
       *[other] { $spent } créditos
    }; { $failed ->
        [0] nenhum falhou
        [one] { $failed } falhou e não custou nada
       *[other] { $failed } falharam e não custaram nada
    }
usage-nothing = Nenhum vídeo nos últimos { $days } dias. Me envie um link do Sora.
chart-usage = Seus vídeos por dia
chart-stats = Todos os vídeos por dia
chart-delivered = entregues
chart-failed = falhas
chart-to-dark = 🌙 Escuro
chart-to-light = ☀️ Claro

## The gallery: a page inside Telegram

gallery-menu = Vídeos
gallery-open = Abrir a galeria
gallery-how = Todos os seus vídeos: assista, encontre e compartilhe. Aqui, /history mostra a lista.
gallery-title = Seus vídeos
gallery-videos = Vídeos
gallery-credits = Créditos
gallery-search = Buscar nos seus vídeos
gallery-from = De
gallery-to = Até
gallery-more = Mostrar mais
gallery-not-found = Nada encontrado. Tente outras palavras ou datas.
gallery-play = Assistir
gallery-back = Voltar
gallery-send = Enviar para a nossa conversa
gallery-sent = Enviado. O vídeo está na nossa conversa.
gallery-share = Compartilhar
gallery-shared = Compartilhado.
gallery-not-shared = Não consegui compartilhar. Tente de novo, por favor.
gallery-card = Um cartão com o mesmo texto está na nossa conversa.
gallery-balance = Seu saldo:
gallery-entries = Seus créditos, do mais novo ao mais antigo
gallery-paid = Agradeço. Seus créditos chegam num instante.
gallery-too-big = Este vídeo é grande demais para passar aqui. Posso enviar para a nossa conversa.
gallery-trouble = Não deu certo. Tente de novo daqui a pouco, por favor.
gallery-stale = Esta página está aberta há muito tempo. Feche e abra de novo, por favor.
gallery-outside = Abra esta página pela nossa conversa no Telegram, por favor.
gallery-unreachable = Não consigo escrever para você. Abra a nossa conversa, toque em Iniciar e tente de novo, por favor.

## A link was taken

progress-queued =
    { $place ->
        [1] Recebi. Seu vídeo é o próximo.
        [one] Recebi. Seu vídeo é o número { $place } da fila.
       *[other] Recebi. Seu vídeo é o número { $place } da fila.
    }
progress-queued-long = Recebi. Seu vídeo é o número { $place } da fila; a vez dele chega em cerca de { $minutes } min.
progress-making = Fazendo seu vídeo…
progress-making-clean = Limpando seu vídeo…
progress =
    { $seconds ->
        [0] { $doing }
       *[other] { $doing } { $seconds } s
    }
progress-usual =
    { $seconds ->
        [0] { $doing } costuma levar cerca de { $usual } s
       *[other] { $doing } { $seconds } s, costuma levar cerca de { $usual } s
    }
progress-longer = { $doing } { $seconds } s; está demorando mais que o normal.
progress-delivering = Seu vídeo está a caminho…
progress-delivering-clean = Seu vídeo limpo está a caminho…
cancel = Cancelar
cancelled =
    { $credits ->
        [0] Cancelado.
        [1] Cancelado. Seu crédito voltou; seu saldo é { NUMBER($balance, useGrouping: 0) }.
        [one] Cancelado. { $credits } crédito voltou; seu saldo é { NUMBER($balance, useGrouping: 0) }.
       *[other] Cancelado. Seus { $credits } créditos voltaram; seu saldo é { NUMBER($balance, useGrouping: 0) }.
    }
cancelled-some =
    { $videos ->
        [1] Cancelado.
        [one] { $videos } vídeo cancelado.
       *[other] { $videos } vídeos cancelados.
    }
cancel-nothing = Não há nada para cancelar. Um vídeo que já está sendo feito não pode mais ser interrompido.
cancel-asked = Tudo bem, não espero mais a resposta à minha pergunta.
cancel-too-late = Não dá mais para cancelar: já está sendo feito.
already-running = Já estou cuidando deste vídeo. Ele chega assim que estiver limpo.
too-many-links =
    { $links ->
        [one] Aceito { $links } link por vez, então fiquei com o primeiro. Envie os outros depois, por favor.
       *[other] Aceito { $links } links por vez, então fiquei com os { $links } primeiros. Envie os outros depois, por favor.
    }

## A card: many links of one message

card-line = { $number } de { $links } · { $title } · { $state }
card-held = esperando créditos
card-queued =
    { $place ->
        [0] na fila
       *[other] na fila: { $place }
    }
card-making = sendo feito
card-making-clean = sendo limpo
card-making-usual = { $doing } · em geral { $seconds } s
card-making-longer = { $doing } · mais que o normal
card-delivering = a caminho
card-delivered = entregue
card-cancelled = cancelado
card-failed-not-accepted = não foi aceito
card-failed-not-accepted-clean = não foi aceito; está publicado?
card-failed-moderated = os provedores não permitem
card-failed-not-made = não foi possível fazer
card-failed-not-made-clean = não foi possível limpar
card-failed-unavailable = os provedores estão indisponíveis
card-failed-timed-out = demorou demais
card-failed-result-gone = não foi possível baixar
card-failed-lapsed = esperou um dia inteiro
card-failed-banned = bloqueado pelo operador deste bot
card-failed-no-videos = não posso enviar vídeos aqui
card-failed-unreachable = não foi possível enviar
card-failed-broken = algo deu errado do meu lado
card-sum = Entregues: { $delivered }{ $failed ->
        [0] {""}
       *[other] , falhas: { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] , cancelados: { $cancelled }
    }. { $credits ->
        [0] Nada foi cobrado pelos outros.
        [one] { $credits } crédito voltou.
       *[other] { $credits } créditos voltaram.
    }
card-cancel = Cancelar o resto
card-tell-me = Limpar quando houver provedor

## The video

caption =
    Vídeo gerado por IA.
    { $link }
caption-plain = Vídeo gerado por IA.
too-big =
    O vídeo limpo é grande demais para este chat ({ $megabytes } MB), então aqui está um link para ele. Vídeo gerado por IA.
    { $hours ->
        [0] Baixe logo, por favor: o link pode parar de funcionar a qualquer momento.
        [one] Baixe em até { $hours } hora, por favor; depois disso o link para de funcionar.
       *[other] Baixe em até { $hours } horas, por favor; depois disso o link para de funcionar.
    }
too-big-open = Abrir o vídeo

## Photos, to create from

photo-refusal-not-here = Não dá para usar fotos aqui. Escreva /create e seu texto, sem foto, e eu crio um vídeo a partir dele.
photo-refusal-no-image = Aceito fotos em JPEG, PNG ou WebP. Este arquivo não é nenhum desses.
photo-refusal-too-big = Esta foto é grande demais: aceito até { $megabytes } MB.
photo-refusal-too-many = São mais fotos do que posso aceitar de uma vez.
photo-refusal-unread = Não consegui ler esta foto agora. Envie de novo, por favor.
photos-how = Para criar um vídeo com fotos, escreva na legenda de uma delas <code>/create</code> e o que o vídeo deve mostrar.

## Characters

characters = <b>Seus personagens.</b> Escreva um nome com o @ no texto do /create e o vídeo mostra esse personagem, no provedor que o criou.
characters-none =
    Você ainda não tem personagens. Um personagem sai de um vídeo que eu criei para você: ele ganha um nome, que depois pode entrar no texto do /create.
character = <b>{ $name }</b>: { $traits }
character-new = Criar um personagem
character-remove = Remover { $name }
character-remove-ask = Remover { $name }? Eu esqueço esse personagem; o que o provedor guardar dele fica com o provedor.
character-remove-yes = Remover
character-remove-no = Manter
character-origins = Qual vídeo mostra o personagem?
character-no-origins = Ainda não há um vídeo de onde tirar um personagem. Crie um antes, com /create.
character-ask-handle = Como o personagem se chama? Uma só palavra, com letras, números e afins, por exemplo <code>sky_ranger</code>. Precisa ser um nome que ninguém mais use.
character-ask-traits = Como é o personagem? Uma linha curta, por exemplo: barista alegre, avental verde, sorriso acolhedor. Nada de celebridades, e pessoas reais só com a autorização delas.
character-ask-bounds = Há algo que ele não deve aparecer fazendo? Por exemplo: nada de violência, política ou álcool.
character-skip = Pular
character-problem-too-long =
    { $most ->
       *[other] Passou de { $most } caracteres. Escreva algo mais curto, por favor.
    }
character-problem-spaces = O nome é uma só palavra, sem espaços.
character-problem-blocked = O operador deste bot não aceita essas palavras. Escreva outras, por favor.
character-no-name = sem nome
character-bounds = Nunca: { $bounds }
character-made =
    <b>O personagem { $name } está pronto.</b> Escreva { $name } no texto do /create para usá-lo.
    { $price ->
        [0] Grátis desta vez
        [one] { $price } crédito
       *[other] { $price } créditos
    } · saldo: { NUMBER($balance, useGrouping: 0) }
character-made-nameless =
    <b>Seu personagem está pronto:</b> { $name }. O provedor não informou o nome dele, então não dá para usá-lo no texto; onde um modelo deixa escolher personagens, ele aparece na lista se o provedor tiver informado o número.
    { $price ->
        [0] Grátis desta vez
        [one] { $price } crédito
       *[other] { $price } créditos
    } · saldo: { NUMBER($balance, useGrouping: 0) }
consent-ask-character =
    Antes do seu primeiro personagem, confirme: pessoas reais só com a autorização delas, nada de celebridades e nada que pertença a outra pessoa.
    Só pergunto esta vez. Enquanto isso, seu pedido espera aqui.
consent-thanks-first-character = Está anotado, agradeço. Quando quiser, escreva /characters.
progress-making-character = Criando seu personagem…
failure-not-accepted-character = Os provedores não aceitaram: o nome pode já ter dono, ou o texto pode não ser permitido. Tente outros, por favor.
failure-moderated-character = Os provedores que criam personagens não permitem o que este texto pede. Tente outro texto, por favor.
failure-not-made-character = Não foi possível criar este personagem. Pode ajudar tentar mais tarde, ou com outro vídeo.
failure-unavailable-character = Os provedores que criam personagens estão indisponíveis no momento, então nada foi cobrado.
failure-result-gone-character = O personagem foi criado, mas não consegui ler o resultado. Tente de novo, por favor.
tell-me-link-character = Criar quando voltarem

## Groups

language-name = português (Brasil)
group-greeting = Olá. Responda com /clean a uma mensagem que tenha um link do Sora, ou escreva /clean e o link, e eu trago o vídeo limpo. Cada membro paga com os próprios créditos, a não ser que o grupo pague.
group-help =
    <b>Como funciona aqui</b>
    Escreva /clean e um link do Sora, responda com /clean a uma mensagem com links, ou me mencione junto com um link. Eu respondo com o vídeo limpo; se não der certo, não custa nada.
create-how-group = Escreva /create e o que o vídeo deve mostrar, assim: <code>/create uma raposa na neve</code>
create-anonymous = Não consigo saber quem está pedindo, e o que se cria é de quem pede. Escreva com seu próprio perfil.
clean-how = Escreva /clean e um link do Sora, ou responda com /clean a uma mensagem que tenha um.
group-see-private-chat = O que tenho a dizer é só para você. Está na nossa conversa privada.
group-private-chat = Ir para lá
group-anonymous = Não consigo saber quem está pedindo, nem de quem são os créditos a usar. Escreva com seu próprio perfil, ou deixe o grupo pagar: /settings.
group-unconfirmed = Antes que este grupo pague, alguém da administração precisa confirmar uma coisa: escolha de novo quem paga, em /settings.
group-only-admins-ask = Neste grupo eu limpo vídeos só para a administração.
group-only-admins-set = Só a administração deste grupo pode mudar isso.
group-out-of-credits = Os créditos do grupo não bastam. Nada foi cobrado. Guardo o link por um dia e sigo por conta própria assim que o /fund trouxer créditos.
group-limit-each = Você já usou seus vídeos de hoje neste grupo. Amanhã (UTC) tem mais.
group-limit-together = Este grupo já usou os vídeos de hoje. Amanhã (UTC) tem mais.
group-balance = { $balance ->
        [0] O grupo não tem créditos
        [one] O grupo tem { NUMBER($balance, useGrouping: 0) } crédito
       *[other] O grupo tem { NUMBER($balance, useGrouping: 0) } créditos
    }.
group-settings = <b>Como eu trabalho neste grupo.</b> Toque em um botão para mudar o que ele diz.
group-settings-open = Configurações
group-settings-back = Voltar
group-setting-payer = { $value ->
        [group] O grupo paga
       *[members] Cada membro paga
    }
group-setting-bare-links = { $value ->
        [on] Links: aceito todos
       *[off] Links: só com /clean ou menção
    }
group-setting-locale = Idioma: { $value }
group-setting-who-may-ask = { $value ->
        [admins] Só a administração pode pedir
       *[everyone] Todo mundo pode pedir
    }
group-setting-daily-each = { $value ->
        [0] Por membro ao dia: sem limite
       *[other] Por membro ao dia: { $value }
    }
group-setting-daily-together = { $value ->
        [0] No grupo ao dia: sem limite
       *[other] No grupo ao dia: { $value }
    }
group-bare-links-unseen = Essas mensagens não chegam até mim. Me coloque na administração deste grupo, ou peça que desliguem meu modo de privacidade.
group-consent = Quando o grupo paga, não pergunto a cada membro. Confirme pelo grupo que os vídeos enviados aqui são dos próprios membros, ou que eles têm permissão para usá-los.
fund-members-pay = Aqui cada membro paga com os próprios créditos, então o grupo não precisa de nenhum. A administração pode mudar isso: /settings.
fund-how = Escreva quantos dos seus créditos quer dar ao grupo, assim: <code>/fund 5</code>. Ou compre alguns para ele com Estrelas do Telegram.
fund-description = Créditos para este grupo. Eles não vencem.
fund-done = Agradeço. O grupo ganhou { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }.
fund-refunded = Suas Estrelas voltaram. { $taken ->
        [0] O grupo já tinha usado os créditos delas.
        [one] { $taken } crédito foi retirado do grupo.
       *[other] { $taken } créditos foram retirados do grupo.
    }
cancel-not-yours = Só quem pediu este vídeo, ou alguém da administração do grupo, pode cancelar.
button-not-yours = Este botão é de quem pediu o vídeo.

## Inline messages and guest chats: the list is its user's alone, the messages are read by others

inline-balance = { $balance ->
        [0] Você não tem créditos
        [one] Você tem { $balance } crédito
       *[other] Você tem { NUMBER($balance, useGrouping: 0) } créditos
    }
inline-new = Primeira vez? Abra a conversa
inline-confirm-first = Confirme que os vídeos são seus
inline-no-link = Cole o link de um vídeo do Sora
inline-no-public-link = Este link não é de um vídeo publicado
inline-blocked = O operador deste bot bloqueou este vídeo
inline-title = Limpar este vídeo
inline-title-known = Enviar o vídeo limpo
inline-costs =
    { $price ->
        [0] { $video } · grátis
        [one] { $video } · { $price } crédito
       *[other] { $video } · { $price } créditos
    }
inline-placeholder =
    Aqui vai aparecer o vídeo limpo de { $link }
    Se nada acontecer, quem enviou esta mensagem deve tocar no botão.
inline-start = Receber o vídeo limpo
inline-elsewhere-title = Limpar em conversa privada
inline-elsewhere = Me envie este link em uma conversa privada e eu respondo com o vídeo limpo: { $link }
inline-open-chat = Abrir a conversa privada
inline-needs-consent = Quem enviou precisa confirmar uma vez, em conversa privada comigo, que pode usar o vídeo. Depois ele chega aqui.
inline-confirm = Confirmar
inline-needs-credits = Este vídeo espera por créditos e chega aqui assim que houver.
inline-not-kept = Já há vídeos demais em espera. Envie este de novo mais tarde, por favor.
inline-cancelled = Cancelado.
inline-credit-back =
    { $credits ->
        [0] Nada foi cobrado.
        [one] O crédito voltou.
       *[other] Os créditos voltaram.
    }
inline-back = Voltar ao chat com este link

## Creating

create-problem-empty =
    O que o vídeo deve mostrar? Escreva na próxima mensagem ou, se cada espaço e cada linha contam, envie em um arquivo de texto (.txt).
create-problem-too-long =
    { $length ->
       *[other] O texto tem { $length } caracteres, e este modelo aceita { $most }. Escreva algo mais curto na próxima mensagem, por favor.
    }
create-problem-blocked = O operador deste bot não aceita vídeos com essas palavras. Escreva outras na próxima mensagem, por favor.
create-file-unread = Leio textos em arquivos .txt em UTF-8 de até 100 kB. Este não consigo ler.
create-facts = { $model } · { $price ->
        [0] grátis
        [one] { $price } crédito
       *[other] { $price } créditos
    }
create-payer = { $payer ->
        [group] O grupo paga.
       *[member] Você paga, com seus próprios créditos.
    }
create-usual = { $minutes ->
        [1] Costuma levar cerca de um minuto.
        [one] Costuma levar cerca de { $minutes } minuto.
       *[other] Costuma levar cerca de { $minutes } minutos.
    }
create-length = { $length } caracteres; todos contam.
create-length-group = { $length } caracteres, e em um grupo só conta esta mensagem. Se o Telegram dividiu seu texto, envie-o em um arquivo de texto (.txt) com <code>/create</code> na legenda.
create-start = { $price ->
        [0] Criar, grátis
        [one] Criar, { $price } crédito
       *[other] Criar, { $price } créditos
    }
create-drop = Descartar
create-dropped = Descartado. Nada foi cobrado.
create-changed = O preço, quem paga ou o jeito de criar mudou. Confira de novo e depois toque em Criar.
create-again = Criar de novo
create-refusal-gone = Não tenho mais isto guardado. Comece de novo com /create, por favor.
create-refusal-not-yours = Só quem pediu isto pode usar estes botões.
create-refusal-started = Isto já está sendo criado.
create-refusal-no-model = No momento não dá para criar nada aqui.
create-refusal-photos = Nenhum modelo daqui cria um vídeo com estas fotos: talvez sejam muitas.
create-most-characters =
    { $most ->
        [one] Este modelo aceita no máximo { $most } personagem.
       *[other] Este modelo aceita no máximo { $most } personagens.
    } Toque em um dos escolhidos para tirá-lo.
create-photos = { $photos ->
        [1] Feito a partir da sua foto.
        [one] Feito a partir de { $photos } foto sua.
       *[other] Feito a partir das suas { $photos } fotos.
    }
option-shape-portrait = Vertical
option-shape-landscape = Horizontal
option-length = { $value } s
option-quality-standard = Padrão
option-quality-high = Alta qualidade
option-yes = sim
option-no = não
consent-ask-create =
    Antes da sua primeira criação, confirme: pessoas reais só com a autorização delas, nada de celebridades e nada que pertença a outra pessoa.
    Só pergunto esta vez. Enquanto isso, { $videos ->
        [one] seu vídeo espera
       *[other] seus vídeos esperam
    } aqui.
consent-thanks-first-create = Está anotado, agradeço. Quando quiser, escreva /create.
progress-making-create = Criando seu vídeo…
progress-create =
    { $minutes ->
        [0] { $doing }
       *[other] { $doing } { $minutes } min
    }
progress-usual-create =
    { $minutes ->
        [0] { $doing } costuma levar cerca de { $usual_minutes } min
       *[other] { $doing } { $minutes } min, costuma levar cerca de { $usual_minutes } min
    }
progress-longer-create = { $doing } { $minutes } min; está demorando mais que o normal.
failure-not-accepted-create = Os provedores não aceitaram: talvez não permitam o que o texto pede, ou não ofereçam mais este modelo. Tente outro texto ou outro modelo, por favor.
failure-moderated-create = Os provedores que criam vídeos não permitem o que este texto pede. Tente outro texto, por favor.
failure-not-made-create = Não foi possível criar este vídeo. Pode ajudar tentar mais tarde, ou com outro texto.
failure-unavailable-create = Os provedores que criam vídeos estão indisponíveis no momento, então nada foi cobrado.
failure-result-gone-create = O vídeo foi criado, mas não consegui baixá-lo. Crie de novo, por favor.
tell-me-link-create = Criar quando voltarem

## Why a link is not taken

refusal-draft = Isto é um rascunho, e rascunhos não são públicos. Publique primeiro e depois me envie o link.
refusal-generation = Essa página fica na sua área pessoal, e só você consegue vê-la. Publique o vídeo e depois me envie o link dele.
refusal-task = Isto é uma tarefa, não um vídeo. Publique o vídeo e depois me envie o link dele.
refusal-profile = Isto é um perfil. Abra um dos vídeos dele e me envie esse link.
refusal-explore = Isto é a página Explorar. Abra um vídeo nela e me envie o link dele.
refusal-storyboard = Isto é um storyboard. Publique o vídeo e depois me envie o link dele.
refusal-signed-file = Isto é o endereço temporário de um arquivo. Me envie o link da página do vídeo, por favor.
refusal-not-a-video = Essa página não é de um vídeo publicado. Abra o vídeo e copie o link pelo botão de compartilhar.
banned-video = Não posso enviar este vídeo: o operador deste bot o bloqueou. Nada foi cobrado.

## Why a job failed

failure-not-accepted = O pedido não foi aceito.
failure-not-accepted-clean = Este link não foi aceito. O vídeo está publicado, e o link abre para outras pessoas?
failure-moderated = Os provedores que fazem vídeos não permitem este.
failure-moderated-clean = Os provedores que limpam vídeos não permitem este, então não posso limpá-lo.
failure-not-made = Não foi possível fazer este vídeo. Pode ajudar tentar mais tarde.
failure-not-made-clean = Não foi possível limpar este vídeo. Pode ajudar tentar mais tarde.
failure-unavailable = Os provedores que fazem vídeos estão indisponíveis no momento, então nada foi cobrado.
failure-unavailable-clean = Os provedores que limpam vídeos estão indisponíveis no momento, então nada foi cobrado.
tell-me = Me avise quando voltarem
tell-me-link = Limpar quando voltarem
tell-me-noted = Escrevo para você assim que for possível limpar vídeos de novo.
tell-me-order-noted = Guardo seu pedido e continuo assim que os provedores voltarem.
tell-me-order-noted-clean = Guardo seu link e faço a limpeza assim que os provedores voltarem.
reopened = Já dá para fazer vídeos de novo. { $links ->
        [0] Me envie o que quiser.
        [1] Estou cuidando do seu.
        [one] Estou cuidando de { $links } seu.
       *[other] Estou cuidando dos seus { $links }.
    }
reopened-clean = Já dá para limpar vídeos de novo. { $links ->
        [0] Quando quiser, me envie seu link.
        [1] Estou cuidando do seu link.
        [one] Estou cuidando de { $links } link seu.
       *[other] Estou cuidando dos seus { $links } links.
    }
reopened-waits = Os provedores voltaram, mas seus créditos não bastam para tudo o que você pediu. Guardo o pedido por um dia e sigo por conta própria assim que você tiver créditos: /buy
reopened-left-out = { $orders ->
        [1] Um pedido que esperava não vai adiante: o grupo ou um limite diário não permite agora.
       *[other] { $orders } pedidos que esperavam não vão adiante: o grupo ou um limite diário não permite agora.
    } Nada foi cobrado.
failure-timed-out = Demorou demais, então parei de esperar. Tente de novo mais tarde, por favor.
failure-result-gone = Não foi possível baixar o vídeo. Peça de novo, por favor.
failure-result-gone-clean = Não foi possível baixar o vídeo limpo. Envie o link de novo, por favor.
failure-lapsed = Isto esperou um dia inteiro sem resultado, então encerrei. Peça de novo, por favor.
failure-no-videos = Este grupo não me deixa enviar vídeos.
failure-banned = Não posso enviar este vídeo: o operador deste bot o bloqueou.
failure-broken = Algo deu errado do meu lado. Tente de novo daqui a pouco, por favor.
failure-broken-clean = Algo deu errado do meu lado. Envie o link de novo daqui a pouco, por favor.
credit-back =
    { $credits ->
        [0] Nada foi cobrado.
        [1] Seu crédito voltou; seu saldo é { NUMBER($balance, useGrouping: 0) }.
        [one] { $credits } crédito voltou; seu saldo é { NUMBER($balance, useGrouping: 0) }.
       *[other] Seus { $credits } créditos voltaram; seu saldo é { NUMBER($balance, useGrouping: 0) }.
    }
credit-back-used = Nada foi cobrado por ele; seu saldo é { NUMBER($balance, useGrouping: 0) }.

## For operators

operator-key-refused = { $provider } recusa a chave. Os trabalhos vão para o próximo provedor. Crie uma chave nova no site dele, configure e reinicie o bot.
operator-empty = A conta em { $provider } está vazia. Os trabalhos vão para o próximo provedor até você recarregá-la.
operator-all-unavailable = Todos os provedores estão indisponíveis no momento. Os links esperam e a loja está fechada; aviso quando um deles voltar.
operator-back = Um provedor voltou a funcionar: os links em espera seguem.
operator-low = A conta em { $provider } está no fim; créditos que restam nela: { $balance }.
operator-errors = Mais de { $errors } erros entraram no log em { $minutes } minutos. docs/log.md explica o que cada um significa.
operator-disk = O disco do banco de dados está quase cheio: há { $free } MB livres. Libere espaço, ou o bot deixa de aceitar pedidos.
operator-payments = { $payments ->
        [one] { $payments } pagamento não bate
       *[other] { $payments } pagamentos não batem
    } com a lista de Estrelas do Telegram. <code>python -m bot reconcile</code> mostra e registra o que falta.
provider = <b>{ $name }</b>
provider-capability = <i>{ $name }</i>: { $facts }
provider-working = funciona
provider-cooldown = em pausa depois de { $failures ->
        [one] { $failures } falha
       *[other] { $failures } falhas
    }: { $reason }; tento de novo por conta própria
provider-reason-auth = recusa a chave
provider-reason-no_credits = a conta está vazia
provider-reason-bad_input = não aceitou um link
provider-reason-moderation = não permitiu um vídeo
provider-reason-rate_limited = pediu menos solicitações
provider-reason-paused = diz que está em pausa
provider-reason-job_failed = não conseguiu limpar um vídeo
provider-reason-broken = não respondeu, ou respondeu sem sentido
provider-reason-conflict = trocou dois pedidos
provider-reason-result_gone = não foi possível baixar um vídeo dele
provider-stopped = parado por um operador; não mexo nele até você iniciar
provider-stop = Parar { $name }
provider-start = Iniciar { $name }
provider-empty = a conta está vazia; os trabalhos vão para os outros
provider-day = últimas 24 horas: concluídos { $done }, falhas { $failed }
provider-balance = saldo: { $value }
provider-success = taxa de sucesso: { $value }%
provider-time = tempo mediano: { $value } s
provider-cost = custo por vídeo: { $value }

grant-how = Escreva assim: <code>/grant 123456789 5 motivo</code>
grant-unknown = Nunca recebi mensagem de um usuário com este ID.
grant-done = Pronto. Créditos dados: { $credits }; o saldo é { NUMBER($balance, useGrouping: 0) }.
grant-not-told = Não consegui avisar a pessoa.
granted = O operador deu a você { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }. Seu saldo é { NUMBER($balance, useGrouping: 0) }.
granted-because = O operador deu a você { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }: { $why }. Seu saldo é { NUMBER($balance, useGrouping: 0) }.
refund-unknown = Não conheço nenhum pagamento com este ID de cobrança. Escreva assim: <code>/refund cobrança</code>
refund-refused = O Telegram não devolveu as Estrelas. Nada mudou; tente de novo mais tarde.
refund-done = Reembolso feito. Créditos retirados: { $taken } de { $credits }{ $missing ->
        [0] .
        [one] ; { $missing } já tinha sido gasto.
       *[other] ; { $missing } já tinham sido gastos.
    }
refund-again = Isso já foi feito. Créditos retirados: { $taken } de { $credits }{ $missing ->
        [0] .
        [one] ; { $missing } já tinha sido gasto.
       *[other] ; { $missing } já tinham sido gastos.
    }
refund-told = Suas Estrelas voltaram. { $taken ->
        [0] Os créditos delas já tinham sido usados
        [one] { $taken } crédito foi retirado
       *[other] { $taken } créditos foram retirados
    }; seu saldo é { NUMBER($balance, useGrouping: 0) }.
refund-by-telegram = O Telegram devolveu Estrelas: <code>{ $charge }</code>. Créditos retirados: { $taken } de { $credits }; já gastos: { $missing }.
make-promo-how = Escreva quantos créditos e para quantos usuários, assim: <code>/make_promo 5 100</code>
make-promo-done = <code>{ $code }</code> dá { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    } a { $uses ->
        [one] { $uses } usuário
       *[other] cada um de { $uses } usuários
    }.

admin = <b>O que devo abrir?</b> /user, /job, /ban e /block pedem uma ou duas palavras depois; /help lista todos os comandos.
admin-stats = Números
admin-providers = Provedores
admin-audit = O que os operadores fizeram
admin-broadcast = Comunicados
admin-maintenance-on = Iniciar manutenção
admin-maintenance-off = Encerrar manutenção
stats = <b>Meus números</b> · { NUMBER($users, useGrouping: 0) } { $users ->
        [one] usuário
       *[other] usuários
    }
stats-period =
    <b>{ $days ->
        [1] Últimas 24 horas
        [one] Último { $days } dia
       *[other] Últimos { $days } dias
    }</b>
    Entregues { NUMBER($delivered, useGrouping: 0) }, falhas { NUMBER($failed, useGrouping: 0) }, cancelados { NUMBER($cancelled, useGrouping: 0) }; taxa de sucesso { $success }%, tempo mediano { $seconds } s
    Créditos gastos { NUMBER($spent, useGrouping: 0) } · ⭐ pagas { NUMBER($stars, useGrouping: 0) }, devolvidas { NUMBER($back, useGrouping: 0) } · usuários novos { NUMBER($users, useGrouping: 0) }
stats-capability = <i>{ $name }</i>, 7 dias: concluídos { $done }, falhas { $failed }
user-how = Indique um usuário pelo ID ou pelo @nome, ou responda a uma mensagem que ele escreveu ou que foi encaminhada dele.
user-name-unknown = Ninguém escreveu para mim com este @nome. Também serve o ID, ou responder a uma mensagem da pessoa.
user =
    <b>Usuário <code>{ $user }</code></b>, desde { DATETIME($since, dateStyle: "medium") }
    Idioma: { $language }
    Saldo: { NUMBER($balance, useGrouping: 0) }, mais { NUMBER($reserved, useGrouping: 0) } em reserva
    Pagamentos: { $payments }, { NUMBER($stars, useGrouping: 0) } ⭐
user-banned = Banimento desde { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC
user-no-news = Não quer comunicados
user-jobs = Trabalhos: { $counts }. Os botões abaixo dão créditos, retiram créditos e abrem os últimos trabalhos.
user-ban = Banir
user-unban = Deixar voltar
ban-done = Usuário { $user } banido. { $jobs ->
        [0] Não havia nada em andamento.
        [one] { $jobs } trabalho foi encerrado, e os créditos voltaram.
       *[other] { $jobs } trabalhos foram encerrados, e os créditos voltaram.
    }
ban-nothing = Não há ninguém com este ID que já não esteja banido.
ban-operator = Esse ID é de um operador. Primeiro, remova-o de ADMIN_IDS.
unban-done = O usuário { $user } pode me usar de novo.
unban-nothing = Não há ninguém banido com este ID.
take-done = { $credits ->
        [0] Não há mais créditos para retirar.
        [one] Retirei { $credits } crédito.
       *[other] Retirei { $credits } créditos.
    }
taken-back = O operador retirou { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }. Seu saldo é { NUMBER($balance, useGrouping: 0) }.
block-how = Escreva o link de um vídeo depois do comando, ou responda a uma mensagem que tenha o link.
block-done = Bloqueado. { $jobs ->
        [0] Ninguém estava esperando por ele.
        [one] { $jobs } trabalho foi encerrado, e os créditos voltaram.
       *[other] { $jobs } trabalhos foram encerrados, e os créditos voltaram.
    }
block-nothing = Este vídeo já está bloqueado.
unblock-done = Liberado de novo.
unblock-nothing = Este vídeo não está bloqueado.
job-how = Não conheço nenhum trabalho com este número. Escreva assim: <code>/job 123</code>
job =
    <b>Trabalho { $number }</b>: { $state }, falha: { $failure }
    Pedido: { $kind }, <code>{ $identity }</code>
    Solicitação: <code>{ $request }</code>, de <code>{ $asked }</code>, conta <code>{ $account }</code>
    Preço: { $price }; tentativas: { $attempts }
job-asked = Pedido em: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-queued = Na fila desde: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-due = Previsto para: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-ended = Encerrado em: { DATETIME($at, dateStyle: "medium", timeStyle: "medium") }
job-task = Tarefa { $number }, { $provider }: { $state }, falha: { $failure }; no provedor: <code>{ $theirs }</code>; consultas: { $polls }; pedida às { DATETIME($at, timeStyle: "medium") }, levou { $took } s, custo { $cost }
job-entry = Lançamento: { $kind }, { $amount }, { DATETIME($at, timeStyle: "medium") }
job-user = Quem pediu
maintenance-begun = Não aceito mais pedidos; o que está em andamento continua. <code>/maintenance off</code> encerra.
maintenance-ended = Aceito pedidos de novo.
maintenance-is-on = A manutenção está ligada: não aceito pedidos. <code>/maintenance off</code> encerra.
maintenance-is-off = A manutenção está desligada. <code>/maintenance on Voltamos ao meio-dia</code> inicia, com o seu texto para quem pedir algo.
maintenance-words = { $words }
maintenance-default = No momento não aceito novos pedidos. Nada foi cobrado; envie de novo daqui a pouco, por favor.
broadcast-how = Escreva <code>/broadcast</code> e depois o seu texto, ou responda a uma mensagem com o comando. Mostro como fica antes de enviar.
broadcast-refused = O Telegram não aceita assim. Escreva o comando e o texto sem formatação que abranja os dois, ou responda a uma mensagem com o comando.
broadcast-ask = Fica assim. Quem recebe?
broadcast-all = Todos ({ $users })
broadcast-language = Só { $language } ({ $users })
broadcast-drop = Não enviar
broadcast-draft = Ainda não foi enviado.
broadcast-sending = Enviando. Enviados: { $sent }; me bloquearam: { $blocked }; falhas: { $failed }. Idioma: { $language }
broadcast-done = Comunicado concluído. Enviados: { $sent }; me bloquearam: { $blocked }; falhas: { $failed }. Idioma: { $language }
broadcast-cancelled = Cancelado. Enviados: { $sent }; me bloquearam: { $blocked }; falhas: { $failed }.
broadcast-how-far = Como está indo?
broadcast-cancel = Cancelar
news-stop = Parar as novidades
news-again = Receber novidades de novo
news-stop-noted = Anotado, não envio mais novidades para você.
news-again-noted = Anotado, volto a contar as novidades para você.
audit = <b>O que os operadores fizeram,</b> do mais novo ao mais antigo. Horários em UTC.
audit-nothing = Os operadores ainda não fizeram nada.
audit-line = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } · <code>{ $operator }</code> · { $act }{ $on }
act-grant = deu créditos
act-take-back = retirou créditos
act-refund = devolveu Estrelas
act-promo = criou um código promocional
act-ban = baniu
act-unban = deixou voltar
act-block = bloqueou
act-unblock = liberou de novo
act-stop = parou
act-start = iniciou
act-maintenance-on = iniciou a manutenção
act-maintenance-off = encerrou a manutenção
act-broadcast = enviou um comunicado
act-broadcast-cancel = cancelou um comunicado

## Support, terms, privacy

support-how = Escreva sua pergunta depois do comando, assim: <code>/paysupport Meu pagamento não chegou</code>
support-sent = Encaminhei sua pergunta ao operador. A resposta chega aqui.
support-elsewhere = Daqui não consigo levar sua pergunta ao operador. Escreva para { $contact }, por favor.
support-nobody-ever = Ninguém lê perguntas aqui. Fale com quem indicou este bot a você; nas configurações do Telegram, seus pagamentos estão em Minhas Estrelas.
support-nobody = Não consigo falar com o operador no momento. Tente de novo mais tarde, por favor; nada se perdeu.
support-question =
    Uma pergunta de #u{ $user }. Responda a esta mensagem para enviar a resposta.

    { $words }

    { $payments }
support-payment = { DATETIME($at, dateStyle: "medium") } · { $stars } ⭐ por { $credits ->
        [one] { $credits } crédito
       *[other] { $credits } créditos
    }{ $refunded ->
        [yes] , com reembolso
       *[no] {""}
    } · <code>/refund { $charge }</code>
support-no-payment = Nenhum pagamento até agora.
support-answer =
    Uma resposta à sua pergunta:

    { $words }
support-answered = Encaminhei.
support-unreachable = Não consigo mais falar com esse usuário.
terms =
    <b>Termos de uso</b>
    • Eu limpo vídeos públicos do Sora por meio de provedores externos. “Limpo” quer dizer sem a marca-d'água visível e, fora isso, igual ao original. Um vídeo que falha não custa nada.
    • Os créditos são comprados com Estrelas do Telegram e não vencem. Para receber de volta as Estrelas de créditos que você não usou, escreva para /paysupport.
    • Envie só vídeos que sejam seus ou que você tenha permissão para usar; você confirma isso uma vez.
    • O que você cria não pode mostrar pessoas reais sem a autorização delas, celebridades, nem o que pertence a outra pessoa; isso você também confirma uma vez.
    • Os vídeos são gerados por IA. Se publicar um, diga isso; o que o arquivo informa sobre a origem dele continua nele.
    • Quem desrespeitar estas regras, ou a lei, pode perder o acesso.
privacy =
    <b>Privacidade</b>
    • Guardo seu ID do Telegram, seu idioma, tema claro ou escuro, a data em que você confirmou seus direitos, os vídeos que pediu, com o texto dos que foram criados, e seus créditos e pagamentos. Não guardo nomes, outras mensagens nem mais nada do seu perfil; por uma marca que ninguém mais consegue ler, o operador pode encontrar você pelo seu @nome.
    • De um grupo guardo o ID, as configurações e os créditos. O que se escreve nele e não é para mim não deixa rastro.
    • Os vídeos para outros chats ficam também em um chat do operador, sem nada sobre você.
    • O link ou o texto vai para o provedor que faz o vídeo, sem nada sobre você.
    • As fotos para um vídeo ficam no Telegram. O provedor busca as fotos por meu intermédio enquanto faz o vídeo, e eu não guardo nenhuma; guardo seus personagens até você removê-los.
    • /export mostra tudo o que guardo. /delete_me remove você: créditos e pagamentos continuam na contabilidade com um número aleatório, e uma marca que ninguém mais consegue ler me lembra de não dar o presente de boas-vindas duas vezes.
    • Perguntas: /paysupport.

## Files

export-caption = Tudo o que guardo sobre você, em JSON.
ledger-caption = O livro-razão em CSV. Horários em UTC.
ledger-how = Escreva <code>/ledger</code> para receber tudo, ou acrescente um mês, assim: <code>/ledger 2026-11</code>
ledger-too-long = É mais do que cabe em um arquivo. Peça um mês, assim: <code>/ledger 2026-11</code>

## Leaving

delete-me-ask =
    <b>Quer que eu remova você?</b>
    Seus vídeos, suas configurações e sua confirmação são apagados{ $balance ->
        [0] {""}
        [1] , e seu crédito também
        [one] , e seu { $balance } crédito também
       *[other] , e seus { $balance } créditos também
    }; o que está sendo limpo é interrompido. Não dá para desfazer.
    Créditos e pagamentos continuam na contabilidade, com um número aleatório no lugar do seu. Se você voltar, não há um segundo presente de boas-vindas.
    Se comprou créditos e quer as Estrelas de volta, escreva antes para /paysupport.
delete-me-confirm = Remover meus dados
delete-me-expired = Essa pergunta é antiga demais. Envie /delete_me de novo.
delete-me-done = Pronto, removi seus dados. Volte quando quiser.
