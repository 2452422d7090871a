/** What servers speak of. A word or phrase a line, below what it names; `stem*` and `..` as in `match.ts`. */
export const subjects = `
mailbox
	mailbox*
	inbox
	mail folder
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
	sender domain
	senders domain
	sender email domain
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
	domaine
	dominio
	domínio
	domäne
	домен
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
	reverse ip
	fcrdns
	ip lookup
	reverso
	обратн*
hello
	helo
	ehlo
	lhlo
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
	their mail quota
	his mail quota
	users mail quota
	user mail quota
sendquota
	sending quota
	sending limit
	sending limits
	daily limit
	daily quota
	daily sending
	daily message
	daily email
	hourly limit
	hourly quota
	monthly limit
	monthly quota
	per hour
	per day
	per minute
	outgoing limit
	outgoing mail limit
	outgoing message limit
	outbound limit
	outgoing quota
	outmail quota
	email quota
	mail quota
	message quota
	messages limit
	relay limit
	smtp limit
	send limit
	sent limit
	send quota
	plan limit
	account limit
	credits
	send rate
	external recipient rate
	sender quota
	sender limit
	senders quota
	submission quota
	sender quota limit
	outbound message limit
	outbound mail limit
	outbound email limit
	outgoing email limit
	outgoing message quota
	mail allowance
	message allowance
server
	server
	system
	service
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
	queue quota
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
	dns record
	dns records
	mx record
	mx records
	mx host
	mail exchangers
dkim
	dkim
	domainkeys
dmarc
	dmarc
authn
	authentication information
	authentication checks
	authentication results
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
	message length
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
	failed commands
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
	geographic*
	geoip
	geo ip
	geo location
	pays
	país
	paese
	asn
list
	dnsbl
	dnsbls
	rbl
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
	lista negra
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
someone
	<other>
internals
	key server
	accounts service
	account service
	alias database
	filter service
	rules engine
	event loop
	child process
	worker process
	worker
	radius
	auth service
	auth server
	authentication backend
	authentication service
	authentication server
	lookup service
	user database
	sieve
	content scanner
	spamd
	clamd
	antivirus
	virus scanner
	spam scanner
	scanner
	spam filter service
	local delivery
	delivery agent
	mail store
	message store
	internal service
	internal resources
	internal resource
	policy engine
	policy service
	policy daemon
	policy server
	milter
	plugin
	backend server
	backend service
	back end
	backend
	cache
	redis
	directory service
	directory server
	ldap
	mysql
	sql
	db
	database
	av system
	av
	filtering system
	anti virus
ownaccount
	your account
	sending account
	your smtp account
	your hosting account
	your mailbox
	your user
	your subscription
	your plan
spf
	spf
	spf record
	spf records
	spf check
	spf test
	spf policy
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
