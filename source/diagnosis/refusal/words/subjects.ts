/** What servers speak of. A word or phrase a line, below what it names; `stem*` and `..` as in `match.ts`. */
export const subjects = `
mailbox
	mailbox*
	inbox
	mail folder
	접수자
	brevlåd*
	användar*
	postkass*
	modtager*
	bruger*
	postboks*
	mottaker*
	bruker*
	postilaatik*
	vastaanotta*
	käyttäjä*
	postafiók*
	címzett*
	felhasznál*
	παραλήπτ*
	γραμματοκιβώτι*
	χρήστ*
	schránk*
	příjemc*
	uživatel*
	prijemc*
	скриньк*
	користувач*
	одержувач*
	отримувач*
	потребител*
	кути*
	kullanıcı*
	posta kutusu
	alıcı*
	postvak
	postbus
	emailadres
	email adresse
	mailadresse
	adresse email
	adresse mail
	boite aux lettres
	casilla
	dirección de correo
	direccion de correo
	cuenta de correo
	endereço de email
	endereco de email
	conta de email
	caixa postal
	indirizzo email
	account di posta
	konto pocztowe
	adres odbiorcy
	почтовый ящик
	người nhận
	hộp thư
	tài khoản
	penerima
	받는 사람
	수신자*
	사용자*
	메일함*
	편지함*
	受 信 者
	受 取 人
	メ ー ル ボ ッ ク ス
	メ ー ル ア ド レ ス
	ユ ー ザ
	收 信 人
	收 件 邮 箱
	收 件 者
	使 用 者
	信 箱
	帳 號
	maildir
	<rcpt>
	recipient
	recipients
	recipient address
	recipients address
	rcpt
	rcptto
	rcptto address
	destination address
	destination mailbox
	to address
	addressee
	email account
	mail account
	email address
	local part
	local user
	alias
	mail drop
	empfänger*
	empfaenger*
	postfach
	benutzer
	destinatai*
	destinatar*
	utente
	utilisateur
	usuari*
	usuário*
	casella
	boite
	boîte
	buzón
	buzon
	caixa
	skrzynk*
	użytkownik*
	odbiorc*
	ontvanger
	gebruiker
	mottagar*
	получател*
	адресат*
	ящик*
	пользовател*
	收 件 人
	用 户
	邮 箱
	邮 件 地 址
	宛 先
	forward path
	destination path
	localpart
user
	user
	users
	person
	customer
	subscriber
	employee
	member
	nobody
account
	account
	accounts
	acct
	compte
	conto
	cuenta
	conta
	konto
	帐 号
	账 号
	账 户
	this account
address
	address
	addresses
	adresse
	indirizzo
	dirección
	direccion
	endereço
	адрес
	<addr>
	<name>
sender
	sender
	senders
	sender address
	avsändar*
	afsender*
	avsender*
	lähettäjä*
	feladó*
	αποστολέ*
	odesílatel*
	odosielate*
	відправник*
	подател*
	gönderen*
	afzender*
	adresse de l expéditeur
	adresse expéditrice
	dirección del remitente
	endereço do remetente
	indirizzo del mittente
	adres nadawcy
	mailadresse des absenders
	envelope address
	envelope sender address
	mailfrom identity
	from identity
	sender identity
	người gửi
	pengirim
	보낸 사람
	발신자*
	送 信 者
	送 信 元
	差 出 人
	寄 件 者
	发 送 者
	发 件 地 址
	发 信 地 址
	sender email
	sender email address
	sender mailbox
	sender user
	from address
	mailfrom
	mailfrom user
	return path
	return address
	envelope sender
	envelope from
	originator
	<sender>
	your address
	your email address
	your email account
	absender*
	expéditeur
	expediteur
	emetteur
	mittente
	remitente
	remetente
	nadawc*
	отправител*
	发 件 人
	发 信 人
	your sender
	from email address
	reverse path
	sending address
senderdomain
	your mail exchangers
	sender domain
	senders domain
	sender email domain
	doména odesílatele
	domény odesílatele
	avsändardomän*
	afsenderdomæne*
	avsenderdomene*
	домен отправителя не
	домена отправителя
	发 件 域 名
	발신 도메인
	domaine expediteur
	domínio de envio
	dominio de envío
	domínio remetente do
	domain in mailfrom
	domain in sender address
	envelope sender domain
	return path domain
	header from domain
	rfc from domain
	organizational domain
	absenderdomain
	absenderdomäne
	domaine expéditeur
	dominio mittente
	dominio remitente
	domínio remetente
	домен відправника
	sending domain name
	smtp from domain
	sender s domain
	sending domain
	domain of sender
	domain of the sender
	domain of sender address
	domain of your address
	from domain
	mailfrom domain
	mailfrom domains
	domain name of the sender
	envelope domain
	<senderdomain>
	originating domain
	hostname in your email address
	domain of your sender
	domain you send from
	your sender domain
	domäne des absenders
	domain des absenders
	dominio del remitente
	domaine de l expéditeur
	домен отправителя
	your domain
	sender hostname
	return email domain
	return domain
	domain of your email
	domain of the from address
	domain of mailfrom
	domain of return path
rcptdomain
	recipient domain
	recipients domain
	recipient s domain
	doména příjemce
	domena odbiorcy
	домен одержувача
	수신 도메인
	domain of the destination
	target domain
	empfängerdomain
	empfängerdomäne
	domaine du destinataire
	dominio del destinatario
	domínio do destinatário
	домен получателя
	收 件 人 域 名
	destination domain name
	recipient s email domain
	destination domain
	<rcptdomain>
	domain of recipient
	email domain
	mail domain
	domain of forward path
	domain of the forward path
	domain of the recipient
	domain of recipient address
domain
	domain
	domains
	domain name
	domén*
	domän*
	domæne*
	domene*
	domena
	domeny
	verkkotunnu*
	tartomány*
	alan adı
	tên miền
	ド メ イ ン
	도메인*
	домейн*
	домен*
	domaine
	dominio
	domínio
	域 名
	tld
from
	from header
	header from
	from line
	from sender
	sender header
	sender field
	header sender
	header address
	message from
	from in header
	from name
	friendly from
	reply to
	rfc from
	visible sender
header
	header
	headers
	header field
	list unsubscribe
	list unsubscribe header
	unsubscribe header
	received header
	header line
	header lines
	date header
	to field
	subject header
	subject line
	content type header
	entête*
	en tête*
	encabezado*
	cabecera*
	cabeçalho*
	intestazion*
	nagłówek
	nagłówk*
	заголов*
	hlavičk*
	rubrik*
	brevhuvud
	header fields
	subject
	to header
	message id
	mime version
	kopfzeile*
	date
client
	client
	client host
	host
	ip adres
	ip adress
	ip adressen
	ip cím*
	ip 地 址
	ip ア ド レ ス
	ip 주소
	địa chỉ ip
	alamat ip
	sending ip
	originating ip
	connecting ip
	source ip
	client ip
	client address
	peer address
	connecting host
	connecting server
	connecting client
	remote ip
	remote client
	sending host
	sending mta
	sending system
	sending mail server
	outbound ip
	outgoing ip
	mail server ip
	smtp client
	ip range
	netblock
	cidr
	address range
	ihr server
	ihre ip
	ip adresse
	adresse ip
	votre ip
	votre serveur
	dirección ip
	direccion ip
	su ip
	endereço ip
	endereco ip
	seu ip
	indirizzo ip
	vostro ip
	adres ip
	ip адрес*
	ip adresa
	ip adresi
	hosts
	<client>
	<ip>
	ip
	ips
	ip address
	your ip
	sender ip
	source address
	peer
	your server
	sending server
	email server
	mail server
	mta
	network
	networks
	subnet
	interface
	connections
	you
	your access
	your isp
	computer
	servers
	spam client
ptr
	ptr
	ptrs
	rdns
	ptr record
	ptr records
	ptr entry
	reverse lookup
	reverse hostname
	reverse zone
	reverse record
	reverse pointer
	rdns record
	inverse dns
	dns inverso
	dns inverse
	reverse entry
	dns inverse lookup
	обратная зона
	ptr запис*
	rückwärtsauflösung
	reverseintrag
	反 向 解 析
	逆 引 き
	reverse ip
	fcrdns
	ip lookup
	reverso
	обратн*
	reverse lookups
hello
	helo
	ehlo
	lhlo
	helo hostname
	ehlo hostname
	helo name
	ehlo name
	helo domain
	ehlo domain
	helo host
	helo string
	greeting name
	announced name
	helo identity
	<helo>
	helo command
	ehlo command
	ehlo argument*
	hello name
	hello
	hostname
	fqdn
message
	message
	messages
	your message
	e mail
	correo
	correo electrónico
	posta
	email message
	mail message
	meddelelse
	meddelandet
	meddelande
	melding
	viesti*
	üzenet*
	levél
	zpráv*
	správ*
	повідомлен*
	лист
	ileti*
	mesaj*
	bericht
	tin nhắn
	thư
	pesan
	메일
	메시지
	メ ー ル
	メ ッ セ ー ジ
	郵 件
	mail
	mails
	email
	emails
	this mail
	this email
	letter
	msg
	data
	nachricht
	mensaje
	messaggio
	mensagem
	wiadomość
	courrier
	письм*
	сообщени*
	邮 件
	信 件
attachment
	attachment*
	attached file*
	file extension*
	archive
	archives
	zip file
	zip files
	pièce jointe
	pieces jointes
	bijlage*
	bilaga
	bilagor
	vedhæft*
	vedlegg
	liite*
	csatolmány*
	příloh*
	záłącznik*
	вкладен*
	вложен*
	附 件
	添 付
	file attachment
	office document
	macro
	macros
	file names
	anhang
	anhänge
	allegat*
	adjunto*
	executable*
	filename*
	zip
	files
link
	url
	urls
	uri
	urls in the message
	hyperlink*
	web link
	web links
	domain in body
	domains in body
	enlace*
	liens
	lien
	ссылк*
	链 接
	domain in the message
	uris
	link in
	links in
	uribl
	surbl
	url host
login
	authentication
	authentification
	authentifizierung
	imap access
	pop access
	ověření
	autentizac*
	autentizác*
	přihlášen*
	prihlás*
	overenie
	todennus
	autentisering
	godkendelse
	godkjenning
	hitelesítés
	πιστοποίησ*
	автентифікац*
	автентикац*
	автентификац*
	kimlik doğrulama*
	xác thực
	autentikasi
	authenticatie
	inloggning
	innlogging
	kirjautumi*
	bejelentkezés
	đăng nhập
	giriş
	autenticación smtp
	autenticación requerida
	autentificación
	authentification smtp
	smtp authentifizierung
	logowani*
	mot de passe incorrect
	identifiant
	identifiants
	nom d utilisateur
	usuario o contraseña
	nombre de usuario
	usuário e senha
	nome de usuário
	nome utente
	credenciales
	credenciais
	credenziali
	anmeldedaten
	zugangsdaten
	benutzername oder passwort
	wachtwoord
	gebruikersnaam
	lösenord
	användarnamn
	adgangskode
	brugernavn
	passord
	brukernavn
	salasana
	käyttäjätunnus
	jelszó
	felhasználónév
	heslo
	uživatelské jméno
	κωδικό*
	şifre
	parola
	логин*
	mật khẩu
	kata sandi
	비밀번호
	인증
	パ ス ワ ー ド
	認 証
	密 碼
	smtp credentials
	api token
	api credentials
	server token
	autenticazione
	autenticación
	autenticacion
	autenticacao
	autenticação
	anmeldung
	uwierzytelniani*
	auth
	smtp auth
	smtp authentication
	smtpauth
	login
	logon
	credentials
	credential
	username
	username or password
	user or password
	user and password
	user password
	login or password
	password
	passwd
	passphrase
	passwort
	benutzername
	mot de passe
	contraseña
	kennwort
	senha
	hasło
	парол*
	аутентификаци*
	авторизаци*
	密 码
	认 证
	identity
	sasl
	account or password
	smtp login
	login requests
	login attempts
	login request
	login attempt
	auth requests
	auth attempts
	authentication attempts
	api key
	key
	authentication errors
	authentication failures
	auth failures
	auth errors
	login failures
	login errors
	logins
	secret
	api keys
	apikey
	user id
	userid
	signin
	authenticating
mechanism
	mechanism
	mechanisms
	authentication mechanism
	auth type
	authentication type
	auth method
	authentication method
	authentication scheme
	auth scheme
	basic authentication
	basic auth
	plain authentication
	auth plain
	auth login
	plaintext authentication
	plain text authentication
token
	token
	tokens
	oauth
	bearer
tls
	tls
	ssl
	starttls
	secure transport
	secure link
	secure session
	transport layer security
	transport security
	encrypted channel
	encrypted transport
	ssl connection
	tls session
	tls encryption
	sts policy
	mta sts
	tlsa
	verschlüsselte verbindung
	connexion sécurisée
	conexión segura
	conexão segura
	connessione sicura
	šifrování
	шифрован*
	加 密
	encryption
	encrypted
	secure connection
	secured connection
	encrypted connection
	secure channel
	tls connection
	https
	encrypted session
	verschlüsselung
	verschlüsselte*
	chiffrement
	cifrado
	handshake
	tls handshake
	ssl handshake
tlsversion
	tls version
	ssl version
	protocol version
	cipher*
	tls protocol
	old tls
certificate
	certificate*
	cert
	certs
	zertifikat*
	certificat
	certificado
relay
	relay
	relays
	relaying
	relayed
	gateway
	gatewaying
	smarthost
	forwarding
	rcpthosts
	routing
	weiterleitung
	reenvío
	relais
connections
	concurrent connections
	concurrent sessions
	simultaneous connections
	simultaneous sessions
	connections
	connection
	connects
	sessions
	sessions from
	threads
	concurrency
	connection frequency
	ip frequency
	smtp sessions
	connexions
	verbindungen
	conexiones
	соединени*
rate
	rate
	rates
	frequency
	volume
	recent messages
	message rate
	email rate
	messages sent
	number of messages
	requests
	traffic
	speed
	recent emails
	mail volume
	throughput
	message throughput
quota
	quota
	quotas
	disk usage
	storage
	space
	speicherplatz
	allocation
	mailbox size
	allowance
	limite de stockage
	spazio
	espacio
	容 量
	空 间
	his mail quota
sendquota
	sending quota
	sending limit
	sending limits
	requests quota
	request quota
	request limit
	api quota
	api limit
	api rate limit
	api requests
	daily sending volume
	sending volume
	daily volume
	monthly plan
	monthly volume
	daily email sending quota
	backlog limit
	credit
	credit balance
	account balance
	balance
	unique recipients limit
	versandlimit*
	sendelimit*
	versandkontingent
	tageslimit*
	por día
	por dia
	por hora
	por minuto
	par jour
	par heure
	par minute
	al giorno
	all ora
	pro tag
	pro stunde
	pro minute
	dziennie
	na godzinę
	za den
	za hodinu
	per dag
	per uur
	per timme
	per time
	в час
	в день
	в сутки
	в минуту
	за добу
	на годину
	günlük
	saatlik
	mỗi ngày
	每 天
	每 日
	每 小 时
	每 分 钟
	1 日 あ た り
	하루
	límite diario
	limite diario
	limite diário
	limite quotidienne
	limite giornaliero
	dzienny limit
	дневной лимит
	суточный лимит
	send limits
	message allowance
	emails per hour
	emails per day
	messages per hour
	messages per day
	mails per hour
	mails per day
	recipients per hour
	recipients per day
	outbound quota
	smtp quota
	account quota
	your limit
	your quota
	free plan
	free tier
	free limit
	daily limit
	daily sending
	daily message
	daily email
	hourly limit
	hourly quota
	monthly limit
	per hour
	per day
	per minute
	outgoing limit
	outgoing mail limit
	outgoing message limit
	outbound limit
	outmail quota
	email quota
	messages limit
	relay limit
	smtp limit
	sent limit
	send quota
	plan limit
	account limit
	credits
	send rate
	external recipient rate
	sender limit
	submission quota
server
	server
	system
	service
	mail gateway
	mail host
	our server
	our system
	this server
	this system
	mail hub
	server di posta
	servidor de correo
	servidor de email
	serveur de messagerie
	mailserver
	mail delivery system
	poštovní server
	сервіс
	система
	sunucu*
	palvelin
	szerver
	szolgáltatás
	služba
	tjänsten
	tjenesten
	tjeneste
	サ ー バ
	シ ス テ ム
	서버
	máy chủ
	伺 服 器
	mail system
	mailsystem
	smtp service
	smtp server
	mx
	mail service
	daemon
	sistema
	servidor
	serveur
	serwer
	сервер
	服 务 器
	系 统
resources
	resources
	system resources
	memory
	load
	slots
	connection slots
	sockets
	file descriptors
	processes
	threads
	workers
	worker threads
serverstorage
	system storage
	queue
	mail queue
	queue space
	queue file*
	disk
	filesystem
	file system
	server storage
	server disk
	storage on the server
nexthop
	next hop
	remote server
	upstream
	upstream server
	recipient server
	recipients server
	receiving server
	backend server
	recipient mail server
	mail exchanger
	domino server
	transport
	remote host
	destination host
	remote mail server
	destination server
	next server
	destination mail server
	target server
	target host
dns
	dns
	mx
	a record
	nameservers
	name servers
	dns resolver
	dns server
	dns servers
	dns query
	dns lookup
	dns record
	dns records
	mx record
	mx records
	mx host
	dns záznam
	запись dns
	域 名 解 析
	a data
	aaaa record
	address record
	name server
	nameserver
	resolver
	dns entries
	mx entries
	dns entry
	mx entry
	mail exchangers
dkim
	dkim
	domainkeys
	dkim signature
	dkim signatures
	dkim check
	dkim verification
	dkim validation
	dkim key
	dkim record
	signature dkim
	firma dkim
	assinatura dkim
	dkim signatur
	dkim result
dmarc
	dmarc
authn
	authentication information
	authentication checks
	authentication results
	spf and dkim
	spf or dmarc
	dkim or spf
	spf dkim
	sender id
	arc
	arc chain
	arc seal
	domain alignment
	authentication of the sender
	sender domain authentication
	sender authentication
	email authentication
	domain authentication
	message authentication
	authentication level
	spf or dkim
	spf nor dkim
command
	command
	commands
	verb
	keyword
	comando
	commande
	befehl
	команд*
	etrn
	expn
	vrfy
	turn
	atrn
	help
	bdat
	chunking
	xclient
	xforward
parameter
	parameter*
	argument*
	option
	options
	paramètre
	parametro
	parámetro
	body type
	value
	body value
	body parameter
	size value
	size parameter
	notify
	orcpt
	envid
	extension
	extensions
order
	sequence
	sequence of commands
	command sequence
	order
	reihenfolge
syntax
	syntax
	format
	syntaxe
	sintassi
	sintaxis
size
	size
	taille
	größe
	tamaño
	dimensione
	розмір
	размер
	mail data
recipientcount
	recipients
	recipient count
	max rcpt
	empfänger
	destinataires
	destinatarios
errors
	errors
	bad commands
	invalid commands
	unrecognized commands
	unknown commands
	nonmail commands
	non mail commands
	junk commands
	mistakes
badrcpts
	unknown users
	unknown recipients
	invalid recipients
	bad recipients
	unknown user
	invalid recipient
	unknown rcptto
	unknown rcpt
	invalid rcpt
	wrong recipients
	unknown addresses
	invalid addresses
	nonexist* users
	recipient errors
bounces
	bounce
	bounces
	null sender
	null senders
	empty sender
	empty envelope sender
	bounce message*
	delivery status notification*
	delivery reports
	dsn
country
	country
	countries
	region
	kraj*
	země
	zemi
	ország*
	ülke*
	quốc gia
	negara
	国 家
	國 家
	국가
	ihrem land
	dit land
	ditt land
	країн*
	geographic region
	geolocation
	autonomous system
	country code
	pays d origine
	país de origen
	país de origem
	страна
	страны
	стран
	地 区
	geo
	geographic*
	geoip
	geo ip
	pays
	país
	paese
	asn
list
	dnsbl
	dnsbls
	rbl
	blackhole list
	real time blackhole
	realtime blackhole
	reputation list
	fresh list
	abusix
	uceprotectl
	spamrats
	gbudb
	nixspam
	ix dnsbl
	dronebl
	backscatterer
	hostkarma
	spfbl
	rbl provider
	dnsbl provider
	rbls
	drbl
	blackhole
	spamhaus
	spamcop
	sorbs
	barracuda
	barracudacentral
	uceprotect
	abuseat
	cbl
	invaluement
	mailspike
	surriel
	sbl
	xbl
	pbl
	spam list
	spammer list
	psbl
	cloudmark
	manitu
	senderscore
	liste noire
	black hole
sending
	outgoing messages
	outgoing mail
	outbound mail
	sending
	outgoing email
	outbound email
	outgoing mails
internals
	key server
	accounts service
	account service
	event loop
	child process
	worker process
	worker
	radius
	auth service
	auth server
	authentication service
	authentication server
	user database
	sieve
	spamd
	clamd
	antivirus
	scanner
	spam filter service
	local delivery
	delivery agent
	mail store
	message store
	internal service
	internal resources
	internal resource
	milter
	plugin
	backend server
	backend service
	back end
	backend
	cache
	redis
	ldap
	mysql
	sql
	db
	database
	av
	anti virus
ownaccount
	your account
	sending account
	your smtp account
	trial account
	trial accounts
	free account
	free accounts
	free plan users
	probationary account
	sandbox account
	sandbox domain
	sandbox domains
	tenancy
	mail agent
	configuration set
	your account s
	smtp user
	smtp users
	smtp relay user
	message stream
	sending domain status
	sending service
	billing
	subscription
	sending user
	submitting user
	authenticated user
	your tenant
	this tenant
	sub account
	subaccount
	your smtp service
	your smtp user
	your project
	your workspace
	your team
	your hosting account
	your mailbox
	your user
	your subscription
	your plan
spf
	spf
	spf records
	spf authorization
	spf authentication
	spf validation
	spf rule
	spf lookup
	spf evaluation
	spf authentification
	enregistrement spf
	registro spf
	record spf
	spf check
	spf test
	spf result
	sender policy framework
	mx spf
characters
	character
	characters
	char
	chars
	letters
	symbol
	symbols
	zeichen
	caractère*
	caracteres
	caratteri
contents
	content
	contents
	body
	message text
	text of the message
	inhalt
	contenu
	contenido
	conteúdo
	contenuto
	treść
	innehåll*
	indhold*
	innhold*
	sisält*
	tartal*
	obsah
	вміст
	содержимое
	содержани*
	içerik
	内 容
	내용
	nội dung
	message content
	message contents
	message body
	mail content
	email content
lines
	line
	lines
	text line
	body line
`;
