/** The recipient, and relaying: whole phrases, a phrase a line, below the cause they name. */
export const recipient = `
recipient-unknown
	one time address
	mit diesem namen
	not user of this
	not a user of this
	nosuchuser =2.6
	unresolvable address =2.4
	hittades inte =2
	não encontrado neste =3.2
	no encontrado en este =3.2
	mailbox unavailable or access denied =3
	user have no mail =2.6
	not such user =2.6
	adress unknown =2.4
	invalid user
	blev ikke fundet =2
	ble ikke funnet =2
	user unknown
	unknown user
	unknown local
	address does not exist
	invalid recipient
	bad destination
	bad recipient
	recipientnotfound
	there is no one here
	not listed in domino directory
	not listed in public name
	unrouteable address
	recipient rejected user
	account not available
	recipient invalid
	email account that you tried to reach does not exist
	not in recipient list =2.6
	not in route list
	not a known
	unknown in
	undeliverable
	not in my validrcptto =3
	not in my .. list
	no longer on server
	no redirect entry =2.6
	no user
	not a user
	unknown destination
	not have an account here
	email not exist
	not in directory
	not in our directory
	not in ldap
	left the organization
	left the company
	left our company
	no longer with
	no longer works
	no longer employed
	no longer at
	no longer on system =2
	no entry for
	not handled by this system =2
	destinatário desconhecido
	destinatário não existe
	adres nie istnieje
	onbekende gebruiker
	onbekende ontvanger
	neznámy používateľ
	böyle bir kullanıcı
	地 址 不 存 在
	ユ ー ザ
	수신자
	존재하지 않는
	invalid recipients =2
	nie został odnaleziony
	address does not receive mail =3
	by that name lives
	nobody by that name
	no one by that name
	nobody with that
	no hay nadie
	ya no hay
	ya no existe
	address you are writing to
	bad destination mailbox
recipient-disabled
	account is disabled
	account has been disabled
	account suspended
	account has been suspended
	inactive email
	account is locked
	email account that you tried to reach is inactive
	account has been closed
	disabled or discontinued
	not accept any email
	not accepting messages
	not accepting mail
	has been blocked due to inactivity
	badrcptto =3.2
	no recipient activity =3
	should login to enable =3
	user is suspended
	inactive account
	disabled account
	suspended account
	account is inactive
	account is closed
	account has been deactivated
	account deleted
	account is blocked
	account blocked
	address no longer
	address is no longer
	no longer accepts mail
	no longer accepts email
	no longer accepts messages
	no longer receives
	no longer in use
	no longer active
	no longer monitored
	not monitored
	unmonitored
	receiving disabled
	receiving is disabled
	not receive mail
	cannot receive mail
	cannot receive email
	cannot receive messages
	not able to receive mail
	konto deaktiviert
	compte inactif
	cuenta desactivada
	cuenta inactiva
	account disabilitato
	conta desativada
	conta suspensa
	conta inativa
	konto nieaktywne
	konto wyłączone
	account gesperrt
	аккаунт заблокирован
	учетная запись заблокирована
	账 号 已 停 用
	帐 号 已 停 用
	not capable to receive
	not entered during last
	package has expired
	hosting .. expired
recipient-full
	quota error =2.4
	mailbox full
	mailbox is full
	mailbox quota
	excedeu a cota =3
	excedido la cuota =3
	dépassé son quota =3
	mailbox heeft zijn limiet =3
	容 量 を 超 =2.6
	mailbox exceeds
	mailbox exceeded
	overquota
	disk quota
	user is over
	mailbox size
	insufficient mailbox
	mailbox has exceeded
	too many messages on the server =3.6
	mailbox limit =2.4
	quota has been
	account is full
	account full
	inbox full
	inbox is full
	mailbox over
	mailbox storage
	mailbox capacity
	mailbox space
	recipient storage
	storage is full
	out of space
	out of storage
	insufficient storage space
	insufficient space in
	no space left in mailbox
	not enough space in
	not enough storage space
	not enough room
	user is full
	message would exceed
	would exceed the
	would exceed mailbox
	would exceed quota
	maildir over
	maildir quota
	maildir is full
	message count quota
	too many messages in =1.6
	max messages
	postfach voll
	postfach ist voll
	postfach überfüllt
	speicherplatz
	boîte pleine
	boite pleine
	boîte aux lettres pleine
	espace de stockage
	buzón lleno
	cuota excedida
	cuota superada
	casella piena
	casella di posta piena
	caixa cheia
	caixa postal cheia
	caixa de entrada cheia
	cota excedida
	skrzynka pełna
	skrzynka przepełniona
	przekroczony limit
	brak miejsca
	mailbox vol
	postbus vol
	brevlåda full
	postkasse full
	schránka plná
	schránka je plná
	schránka plna
	postaláda megtelt
	posta kutusu dolu
	kota aşıldı
	ящик переполнен
	ящик полон
	превышена квота
	квота превышена
	недостаточно места
	邮 箱 已 满
	空 间 不 足
	容 量 不 足
	容 量 オ ー バ ー
	용량
	sem espaço de armazenamento
	recipient exceeded email quota
	not able to receive any more
	no more room
	has used all
	used all of
	ran out of space
	run out of space
	out of room
	allotted space
recipient-malformed
	uucp addressing
	address contains control =3
	mail to an address literal =3
	too many tokens =3
	non ascii addresses
	numeric domain spec =3
	null recipient =3
	envelope address too long =3
	parse to address =3.4
	single label domains =2
	invalid rcptto
	bad recipient address
	recipient address must contain a domain
	not a valid rfc
	not a valid address
	address has invalid characters
	local part .. invalid
	invalid recipient address
	address format
	invalid characters in address
	no domain in recipient
	missing domain
	domain missing
	recipient domain missing
	address lacks
	address needs
	ungültige empfängeradresse
	adresse mal formée
	dirección mal formada
	nieprawidłowy adres
	invalid email =1.8
	contains two
	hostname required =2.8
	domain name in the recipient =2.8
	usage rcptto
	local part is longer
	local part too long
	local part is too long
	longer than 64
	localpart too long
	localpart is too long
	domain name too long
recipient-domain-missing
	cannot route to =2
	name or service not known
	recipient domain not
	unrouteable domain
	mail exchanger for
	domain is not reachable
	does not accept mail
	accepts no mail
	nullmx
	invalid recipient domain
	host unknown
	unknown host
	host not found
	no mx
	no mx record
	null mx
	no mail exchanger
	no mail server for
	does not accept email
	domain .. no longer available =3
	domain not registered
	domain has no
	does not receive mail
	does not accept any mail
	unrouteable mail domain
	unroutable
	nieznana domena
	loopback address =2.4
	not have any mail exchanger =3
	not used for mail
	bad destination system =3
	destination system
	unknown domain in =3
	malformed dns server reply
recipient-refuses
	recipient does not like =3
	user in blacklist
	user denylist =3
	system accounts
	to this domain is blocked
	rejected by recipients
	recipient is not allowed
	not whitelisted by this recipient =4
	not allowed to send mail to =4
	not allowed to send email to =4
	not permitted to send mail to =4
	suppression list =3
	suppression =2
	suppressed =2.4
	suppressed recipient
	suppressed address
	reject list =2
	bounce list =2
	previously bounced =3
	hard bounced =2
	marked as inactive =2.6
	marked your messages as spam =3.2
	who unsubscribed =2.6
	has unsubscribed =2.6
	unsubscribed =2.2
	opted out =2.4
	unsubscribe list =2.4
	not delivering to =2.6
	complained about =2
	recipient complained
	global suppression
	authorized recipients =2
	only send emails to the administrator
	receiving settings =2.6
	reception settings =2.6
	settings of the recipient =2.2
	settings of this mailbox
	recipient s settings
	recipients filter
	not accepting mail with attachments =3
	mail is denied
	no longer wishes
	does not want to receive =2.6
	refuses to receive =2.6
	recipient blocked you
	only accepts email from =2
	only accepts messages from =2
	moderated list
	not a member of this list =3
	not subscribed to this list =3
	blacklisted by recipient
	recipient preferences
	recipient does not accept
	recipient has blocked
	recipient has rejected
	recipient refuses
	recipient not want
	user refused
	restricted to members
	senders are allowed
	members only
	sender .. recipient s blocked
	user s reject list
	block rcpt
	delivery restriction
	not authorized to send to the recipient
	not allowed to send to
	recipient .. whitelist
	sender not on
	does not want .. mail
	private list =2.6
	closed list
	is a closed system
	approved external
	not .. approved list
	only .. allowed to send
	restricted group
	moderated
	not permitted to send to
	not allowed to post
	permission to send to
	only accept mail from =3.2
	only send testing emails =3.2
	testing emails to your own
	not accepting mail with =3
	for posting to =3.2
	posting to this list =3.2
	post to this list
	post to this group
	posting to this group
	authorized for recipient =2.6
	not authorized to send to this
	cannot send to this
	only members
	members of this list
	list members
	subscribers only
	only subscribers
	not a subscriber
	not subscribed
	non member
	non members
	closed group
	private group
	internal group
	internal list
	internal address
	internal recipients
	internal use
	internal senders
	only accepts internal
	restricted list
	restricted address
	does not wish to receive
	do not wish to receive
	doesn t want
	do nt want your
	not want your
	denied your mail
	receiver denied
	recipient has not
	user has blocked
	user blocked
	blocked your address
	recipient blocked
	recipient s block
	personal blacklist
	personal block
	personal filter
	user filter
	user rule
	recipient s filter
	recipient policy
	recipient filter
	recipient domain does not accept
	domain policy does not
	rejected by destination
	rejected by the destination
	refused by destination
	only receives
	only receive
	approved senders only
	whitelisted senders
	whitelist only
	sender not in
	not in recipient s
	not in my contacts
	not in the contacts
	not on the recipient
	certified mail
	noreply address =2.4
	no reply address =2.4
	does not accept mail from
	not accept mail from you
	does not accept messages from
	not accepting mail from you
	nur für mitglieder
	empfänger hat
	vom empfänger
	empfänger nimmt keine
	le destinataire n accepte
	el destinatario no acepta
	il destinatario non accetta
	o destinatário não aceita
	получатель отклонил
	posta certificata =2
	non abilitato alla ricezione =2.6
	not authorized for recipient =3.4
	do not send messages to =2.4
	only .. addresses accepted =2.4
	only .. recipients are accepted =2.4
	blocked by the recipient =3.6
	senders this recipient accepts
	accepts mail from
	list of senders
	not subscribed to =3.2
	not a member of the
	not authenticated for group =3.6
	authenticated for group
	internal use only =3
	internal senders only
	trusted senders
	only trusted senders
	unauthorized to send to =3
	not authorised to send to this
	owners only
	from its owners
	from its members
	members and owners
recipient-too-many
	destination domains per transaction =4
	domains per transaction =3
	one recipient at a time
	only one recipient
	multiple recipients
	recipients per message
	recipients per session
	out of allow rcpt =3
	allow rcpt numbers
	number of rcpts =3
	many recipients
	recipient count
	one rcpt
	single recipient
	one recipient per
	more than one recipient
	number of recipients
	split transaction
	per message recipient
	troppi destinatari
	muitos destinatários
	zbyt wielu odbiorców
	te veel ontvangers
	слишком много получателей
	收 件 人 过 多
	收 件 人 数
	in the next batch =2.4
	number of rcpt
	total of rcpts =2.2
	remaining recipients
	rest of the recipients
	other recipients in another
recipient-rate
	too much mail
	recipient <rcpt> has exceeded =4
	<rcpt> has exceeded their message rate =4
	receiving mail at a rate
	too many recent messages
	receiving email at a rate =3
	receiving email too quickly =3
	receiving too many emails
	receives too much mail
	too many messages to this recipient
	limit for this recipient
	user you are trying to contact is receiving =3
	mailbox received too much
	receives too many
	recipient .. rate
	too much mail for
	mail too quickly
	recipient is receiving
	too many messages for
	too many messages to
	too many mails for
	too many mails to
	too many emails to this
	rate limit for recipient
	recipient has received
	mailbox is receiving
	user receives too
	messages to this recipient
	recebendo emails muito rápido
	is receiving too many =3.4
	receiving too many =3
	gets more mail
	receiving too much
	receiving too many messages =3.4
	receiving too much mail
	concurrent deliveries
	deliveries for
	gets too many =2.8
	gets too much
	getting too many
	getting too much
	mailbox gets
recipient-moved
	user has moved
	recipient has moved
	please forward
	mailbox has moved
	new address is
	please try <other> =3.4
	moved to
	has moved to
	has a new address
	new email address
	address has changed
	address changed
	changed his address
	changed address
	changed email
	user moved
	neue adresse
	nouvelle adresse
	nueva dirección
	nuovo indirizzo
	please try <rcpt> =3.4
	user not local please try
recipient-unverified
	unverified address =3
	recipient .. unverified =3
	recipient validation
	recipient directory =2.8
	verification postponed =3
	recipient check
	verification in progress
	verification failed
	callout
	validate recipient
	recipient lookup
	recipient temporarily
	check recipient now
	directory lookup
	recipient verification in progress
	unable to look up recipient
	look up recipient
relay-denied
	only local users
	instead of mx
	retransmissão negada =3
	retransmissão =1.6
	lista de rcpthosts =4
	rcpthosts autorizados =4
	inoltro negato =2.6
	relaying denied
	unable to relay
	not the mail server of =3
	not the mail server for =3
	not a mail server for =2.8
	hosted domains =2.8
	list of hosted =2.8
	domains we host =2.6
	not one of our domains =2.6
	not served here =2.4
	not handle mail for =2.6
	does not host =2.4
	domain of forward path is not allowed =3
	relaying not
	no relaying
	no relay
	not relay
	not relaying
	not configured to relay
	not a gateway
	relay mail
	rcpthosts
	non local
	not handled here
	domain isn t in my list
	domain is not in my list
	relay operation
	mail loop or relay
	relay check
	relay not
	not in my domain
	domain not allowed
	only local
	no such domain here
	does not accept mail for
	not responsible for
	not an open relay
	relay access
	relay is not
	relaying is not
	relaying blocked
	relaying mail
	relaying from
	mail relaying
	open relay not
	does not relay
	do not relay
	not relay for
	will not relay
	cannot relay
	third party relay
	relay attempt
	trying to use me =3
	not a local
	is not local
	domain is not local
	domain not hosted
	domain not handled
	domain not served
	domain not configured
	domain is not configured
	domain not accepted
	domain not allowed here
	domain not in
	domain is not in
	not an accepted domain
	non accepted domain
	not for us
	not my domain
	not our domain
	not serve
	do not serve
	do not handle
	does not handle
	no mail service for
	we do not host
	not hosted
	relais
	weiterleitung nicht
	relaying nicht
	przekazywanie
	relayen
	ретрансляц*
	релей
	пересылка
	转 发
	中 继
	中 継
	not local
	not a public relay =3
	not accepted externally =2
	not a relay
	is not a relay
	not accept mail for that
	not accept mail for this
	mail for that domain =2.2
	not found in local domains =3.4
	not in local domains
	relaying for
	configured to use this mx =3.4
	not configured to use this
	cannot deliver for
	not deliver for
	not deliver mail for
	not the mx for
	not an mx for
	not forward mail
	does not forward
	mail for others
no-valid-recipients
	no valid recipients
	valid recipients
	all recipients
	no recipient
	need recipient
	valid rcpt command must precede
	must have recipient
	recipients refused
	all rcpt commands were rejected
	no recipients
	no accepted recipients
	no recipients given
	no recipients were
	none of the recipients
	no valid rcptto
	no valid rcpt
	all recipients rejected
	all recipients refused
	all recipients failed
	all recipients invalid
	valid recipient
	at least one recipient
	need a recipient
	recipients rejected
	no one to
	nobody to
	keine gültigen empfänger
	aucun destinataire
	ningún destinatario
	nessun destinatario
	nenhum destinatário
	brak odbiorców
	нет получателей
	没 有 收 件 人
	every recipient
	all recipients were
	none of your recipients
	recipients was accepted
	recipient was accepted
	recipients were accepted
`;
