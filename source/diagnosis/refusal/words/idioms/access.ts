/** Logins and TLS: whole phrases, a phrase a line, below the cause they name. */
export const access = `
login-required
	first check your mail =4
	check your mail with a valid =4
	pop before smtp =3
	smtp after pop =3
	authentication is required
	must authenticate
	need to authenticate
	necessário autenticar =3
	necesario autenticarse =3
	nécessaire de vous authentifier =3
	needs to authenticate
	not authenticated
	not login
	not logged
	pop first
	check mail via pop
	check your mail first
	authenticate first
	only registered users
	please authenticate
	please log
	please login
	using smtp auth
	need rcptto and auth
	please turn on smtp authentication
	without authentication
	anonymous users
	autenticação necessária
	not permitted without authentication
	user not verified
	unauthenticated senders not allowed =3
	unauthenticated sender not
	not yet authenticated
	without authenticating
	must be authenticated
	must issue an auth =3
	login first
	login required
	you must login
	auth required
	authentication needed
	requires authentication
	requires smtp authentication
	only for authenticated
	authenticated users only
	authenticated clients only
	not allowed without authentication
	need to login
	need to be authenticated
	sending requires
	smtp auth is required
	authentifizierung erforderlich
	anmeldung erforderlich
	authentification requise
	authentification nécessaire
	autenticación requerida
	requiere autenticación
	se requiere autenticación
	autenticazione richiesta
	richiede autenticazione
	autenticação requerida
	requer autenticação
	wymagane uwierzytelnienie
	wymaga uwierzytelnienia
	authenticatie vereist
	требуется аутентификация
	требуется авторизация
	需 要 认 证
	请 先 登 录
	unauthenticated relay
	unauthenticated submission
	check for new mail before =2.6
	enable smtp authentication
	turn on smtp auth
	activate smtp auth
	use smtp authentication
	use smtp auth
	authorization required =2.4
	receive your mail before =3
	allowed with authentication
	anonymous user
	unauthenticated submissions
	unauthenticated users
	unauthenticated mail
	unauthenticated senders
	check for new mail first =3
	check for mail first
	log on to send
	send auth command first
	auth first
	auth command first
	turn authentication on =3
	log on before
	log on first
	before you send
	anonymous submission
	anonymous sending
	anonymous mail
	anonymous access
	anonymous connections
	identify yourself =2.4
	with authentication =1.6
	not signin
	authenticated sessions
	authenticated connections
	authenticated senders
login-refused
	canceled authentication
	mauvais mot de passe =3
	bad authentication
	exchange cancelled =3
	exchange canceled =3
	authentication failed
	auth failed
	bad credentials
	invalid key =2.2
	api key not =2.2
	server token .. rejected =3
	token you supplied was rejected =3
	subaccount not found =2.4
	key is expired =2
	secret has expired =2.4
	client secret =2
	wrong api key =3
	invalid credentials
	invalid password
	invalid login
	password not accepted
	username or password
	login or password
	no authentication type succeeded
	could not authenticate
	authentication credentials invalid
	authentication rejected
	fehlgeschlagene anmeldung
	wrong password
	incorrect password
	bad password
	password incorrect
	invalid user or password
	incorrect username
	wrong username
	credentials rejected
	credentials invalid
	credentials incorrect
	login incorrect
	login denied
	login failure
	logon failure
	authentication unsuccessful
	authentication was unsuccessful
	authentication error
	not authenticated successfully
	auth failure
	auth error
	falsches passwort
	passwort falsch
	benutzername oder passwort
	zugangsdaten
	anmeldung fehlgeschlagen
	authentifizierung fehlgeschlagen
	identifiants incorrects
	mot de passe incorrect
	échec de l authentification
	échec d authentification
	contraseña incorrecta
	autenticación fallida
	error de autenticación
	autenticazione fallita
	password errata
	falha na autenticação
	senha incorreta
	usuário ou senha
	błąd uwierzytelniania
	nieprawidłowe hasło
	błędne hasło
	неверный пароль
	ошибка аутентификации
	用 户 名 或 密 码
	密 码 错 误
	认 证 失 败
	登 录 失 败
	kimlik doğrulama
	wachtwoord onjuist
	fel lösenord
	empty password
	verify your identity
	could not verify your identity
	smtp key
	secret does not match
	unknown realm
	use your full email address as =3
	password has expired
	change your password
	reset your password
	password must be changed
	password must be reset
	could not sign you in
	not able to log you in
	check your credentials
	check your username
	check your password
	check username
	access key
login-mechanism
	only support login
	authentication type
	metodo di autentificazione
	invalid authentication mechanism
	auth command not
	smtpclientauthentication is disabled
	access disabled =1.6
	access is disabled =1.6
	imap access disabled =2.6
	imap access is =2
	access for mail programs =2
	for third party =1.6
	external programs
	use another mechanism
	authmechanism not
	unknown authentication
	password transition =3
	auth command used when not advertised =3.4
	authentication mechanism not
	auth mechanism not
	authentication is not
	no mechanism
	only supports =1.4
	auth type not
	legacy password logins
	password logins are no longer =3
	password login is disabled
	password authentication is not
	command auth not =3
	auth not implemented
	only .. with oauth =3
	use oauth =2.4
	mechanism .. is not allowed =3
	modern authentication =3
	modern auth
	legacy authentication
	legacy auth
	legacy protocols
	authentication is disabled
	basic authentication
	basic auth
	digest md
	cram md
	oauth is required
	oauth required
	only oauth
	auth is not =2.4
	connect to port =2.6
	ntlm =2
	gssapi =2
	kerberos =2
login-app-password
	app password =3.6
	application password
	authorization code
	authorisation code
	authorized code
	2 step verification
	授 权 码
	пароль приложения
	third party password
	client password
	external password
	security code
	device password
	授 权 密 码
	专 用 密 码
	пароль для внешнего
	пароль для приложений
	hasło aplikacji
	mot de passe d application
	contraseña de aplicación
	app passwort
	client authorization password =3
	client authorisation password
	authorization password
	multi factor
	2 fa
	fa is enabled =2
	two factor
	two step
	2 step
	one time password
	parol prilozheniya =3.6
	service password
	application specific
	app specific
	specific password
	create a token for =3.4
	regular password
	main password =3
	normal password
	third party client
	third party clients
	third party app
	less secure
	access rights to this service =3.4
	mfa required
	mfa =2.2
	totp =2
login-token
	oauth token
	access token
	invalid grant
	access token could not =3
	bearer token
	oauth authentication
	jwt =2.6
	token audience
	token scope =3
	xoauth token
	xoauth auth data =1
	scope does not
	insufficient scope
	schemes bearer =2.4
	xoauth
	user in the token =3.4
	token is not
	token was
	refresh token
	oauthbearer =2
login-malformed
	split auth value =3
	abort the authentication
	initial data not expected =3
	missing password
	not enough value
	invalid auth string =3
	invalid authentication string =3
	reading client response =3
	bad protocol =3
	cannot decode
	invalid base 64 =3
	malformed auth
	bad authentication response
	authentication cancelled
	authentication canceled
	auth cancelled
	authentication exchange line
	base 64 =2.4
	decoding error
	could not decode
	unable to decode
	invalid response to
	malformed response
	unexpected response
	invalid authentication response
	credentials too long
	username or passwd is null
	password is null
	missing nul
	decode credentials =3
	decode your
	decode the
	decoding failed =3
	invalid challenge
	authzid
	authcid
	aborted the exchange =3
	exchange aborted
	client aborted
	cancelled by client
	canceled by client
	authentication cancelled by
	b 64
	base 64 encoded
	initial response
login-blocked
	too many failed
	too many bad auth
	too many invalid login
	too many unsuccessful
	login rate
	login attempts
	authenticate too many times
	suspicious login
	suspicious signin
	account is locked
	account locked
	temporarily locked
	frequent login
	ip is blocked for auth
	too many attempts
	authentication attempts
	attempts exceeded
	auth rate
	brute force
	temporarily blocked due to
	account temporarily locked
	account is temporarily
	user is locked
	locked out
	lockout
	too many wrong
	repeated failures
	failed logins
	failed login
	failed authentications
	unusual sign
	security reasons your login
	logins disabled
	login is disabled
	repeated failed logins =3.2
	after several
	too many failed logins
	too many failed login =3
	too many invalid logins
	too many bad logins
	repeated password failures =3
	password failures
	repeated failed
	failed attempts
	wrong attempts
	invalid attempts
	bad attempts
	many login
	many logins
	many authentication
	fail 2 ban
	unlock your
	account has been locked
	account was locked
	account temporarily
	locked due to
	locked because
	locked for
	unusual signin
	signin prevented
	signin blocked
	login blocked
	login prevented
	web browser
	authentication temporarily
login-needs-tls
	must issue a starttls command first
	no auth before
	not allowed on unencrypted
	cleartext authentication disallowed
	auth not allowed without
	no plaintext
	available on secure
	encryption required for
	need tls first
	use starttls first
	use tls before auth
	starttls before auth
	requires tls for auth
	authentication requires
	insecure login
	unencrypted auth
	cleartext auth
	plaintext auth
	cleartext login
	not without tls =2.6
	before authentication =1.4
	on non secure =3
	non secure connections
	nonsecure
	plaintext authentication disallowed on =3.4
	plaintext auth disallowed on
	over an encrypted
	over a secure
tls-required
	issue starttls
	without tls
	without ssl
	forced tls =3.4
	without encryption
	only accepts tls
	plaintext connection*
	session encryption
	nur verschlüsselt
	加 密 连 接
	unencrypted sessions
	unencrypted connections
	unencrypted connection
	over secure connection
	over tls only
	unencrypted mail
	encrypted transport
	insists on
	encrypted delivery
	encrypted channel
	only talks over
tls-unavailable
	establish ssl
	tlstoohardtoimpl =3
	configured to support starttls =3
	starttls not
	unable to initialize tls
	tls handshake failed
	server does not support tls =3.6
	tls negotiation
	tls initialization
	tls init
	tls setup
	tls engine
	handshake failure
	tls could not be started
	handshake error
	already running in tls
	tls already
	already in tls
tls-version
	tls keylength
	unsupported protocol
	protocol version
	wrong version number
	tls 1 0 =2.6
	tls 1 2 or =3
	ssl 3 0 =2.6
	versions of tls
	tls version
	inappropriate fallback
	tls 1
	unsupported tls
	old tls
	no common cipher
	tls protocol
	insecure tls
	tls versions
	tlsv
	tls v
	upgrade to tls
	upgrade to tlsv
	cipher suites
	cipher suite
	no cipher
	ciphers
	version is too low
tls-certificate
	server not authenticated =3
	tlsa
	mta sts
	dane
	certificate .. self signed =3.4
	self signed certificate =3.2
	certificate of your server =2.6
	tlsa records =3
	no tlsa =2.8
	certificate chain =2.4
	name mismatch =2
	unknown ca
	certificate validation
	untrusted certificate
	self signed
	certificate verification
	client certificate
	cert must be signed =3
	certificate must be signed =3
	not yet valid =1.6
	certificate .. not trusted
	certificate .. trusted
	unknown issuer
	untrusted issuer
	certificate name
`;
