/** Whole phrases that servers of many kinds use for one thing. A phrase a line, below the cause it names. */
export const idioms = `
greylisted
	greylist* =3
	greylisting =3
	postgrey
	first time sender
	delayed retry
	early retry
	liste grise
	temporarily deferred please
	grey listed =3
	graylist* =3
	not yet authorized to deliver =3.2
login-required
	authentication required
	authentication is required
	authentification requise
	must authenticate
	need to authenticate
	needs to authenticate
	requires authentication
	require authentication
	not authenticated
	is not authenticated
	not logged in
	not login
	not logged
	pop before smtp
	pop first
	check mail via pop
	check your mail first
	smtp auth first
	login first
	authenticate first
	auth first
	only registered users
	only authenticated users
	please authenticate
	please log
	please login
	use smtp auth
	using smtp auth
	need auth
	need rcptto and auth
	please turn on smtp authentication
	without authentication
	anonymous users
	requires smtp authentication
	client was not authenticated =3
	authentification nécessaire
	necessaria autenticacao
	autenticação necessária
	anmeldung erforderlich
	требуется авторизация
	not permitted without authentication
	user not verified
	client not authenticated =3
	unauthenticated senders not allowed =3
	unauthenticated sender not
	must authenticate first
	not yet authenticated
	please use smtp auth
	authentication needed
	sender .. not authenticated nor relayed
	without authenticating
	requires auth
	auth required
	login required
	must login
	must login first
	must be authenticated
	not authenticated user
login-refused
	authentication failed
	authentication failure
	authentication unsuccessful
	auth failed
	login failed
	login fail
	login incorrect
	bad credentials
	invalid credentials
	wrong password
	invalid password
	invalid login
	incorrect password
	password not accepted
	username and password not accepted
	username or password
	login or password
	no authentication type succeeded
	could not authenticate
	authentication credentials invalid
	authentication rejected
	fehlgeschlagene anmeldung
	ошибка авторизации
login-mechanism
	unrecognized authentication type
	unrecognised authentication type
	unsupported authentication mechanism
	authentication mechanism not supported
	invalid authentication mechanism
	no mechanism available
	auth not available
	authentication not enabled
	authentication is not enabled
	authentication not supported
	auth command not
	auth not supported
	authentication disabled
	smtpclientauthentication is disabled
	basic authentication is disabled
	basic authentication is not supported
	authentication is disabled
	use another mechanism
	authmechanism not
	unknown authentication
	password transition =3
	auth command used when not advertised =3.4
login-app-password
	application specific password
	app specific password
	app password
	application password
	authorization code
	authorisation code
	authorized code
	2 step verification
	two step verification
	two factor authentication
	授 权 码
	пароль приложения
login-token
	token expired
	invalid token
	access token expired
	oauth token
	token has expired
login-malformed
	cannot decode
	invalid base64
	invalid base 64
	base64 decode
	base64 decoding
	not valid base64
	malformed authentication
	malformed auth
	malformed auth input
	bad authentication response
	authentication cancelled
	authentication canceled
	auth cancelled
	authentication aborted
	authentication exchange line
	cannot decode response
login-blocked
	too many login
	too many failed
	too many authentication
	too many auth
	too many bad auth
	too many invalid login
	too many unsuccessful
	login rate
	login attempts
	authenticate too many times
	try to log in again later
	log in via your web browser
	login via your web browser
	suspicious login
	suspicious signin
	account is locked
	account locked
	temporarily locked
	account temporarily blocked
	frequent login
	login frequently
	ip is blocked for auth
login-needs-tls
	must issue a starttls command first
	encryption required for requested authentication
	starttls required before auth
	authentication requires tls
	authentication requires ssl
	auth requires tls
	no auth before
	tls before auth
	not allowed on unencrypted
	plaintext authentication disallowed
	plain text authentication disallowed
	cleartext authentication disallowed
	auth not allowed without
	no plaintext
	available on secure
tls-required
	must issue a starttls
	starttls first
	starttls command first
	use starttls
	issue starttls
	starttls required
	starttls is required
	tls required
	requires tls
	tls is required
	tls encryption required
	ssl required
	requires encryption
	encryption required
	encryption needed
	without tls
	without ssl
	without encryption
	session encryption is required
	requires a secure connection
	secure connection is required
	secure connection is requiered
	must use tls
	must be encrypted
	requires starttls
	only over tls
	accepts only encrypted
	not encrypted
tls-unavailable
	tls not available
	tls currently unavailable
	tls not supported
	tls not available due to
	tls temporarily unavailable
	starttls not
	unable to initialize tls
	cannot start tls
	tls handshake failed
	ssl not available
tls-version
	no shared cipher
	unsupported protocol
	protocol version
	wrong version number
	tls version
	inappropriate fallback
	tls 1
	tlsv1
client-listed
	blocked using
	listed in
	listed at
	listed by
	listed on
	on a block list
	on our block list
	on their block list
	on a blacklist
	in a blacklist
	is in an rbl
	is in rbl
	found on one or more
	rbl restriction
	rbl rejection
	dnsbl
	ip address is block listed
	blocked by spamhaus
	client host blocked
	in a black list
	in black list
	on the blacklist
	open resolver
	black ip
	drbl
	spam blacklist
	listed as
	bl restriction
	real time block
	realtime block
client-reputation
	poor reputation
	bad reputation
	low reputation
	very low reputation
	sending ip has been
	too many unknown users
	too many invalid recipients
	too many unknown rcptto
	too much spam from
	known spam source
	spam source
	due to complaints
	user complaints
	open relay
	abusive host
	network range
	unsolicited mail originating
	directory harvest
	harvest attack
	dictionary attack
	blocked for spam
	for spamming
	intrusion prevention
	bad sender reputation
	ip reputation
	permanently deferred
	untrusted ip
	blocked ip
	hostile
	bad ip
	poor reputation sender =3.2
client-no-ptr
	fix reverse dns
	no ptr
	ptr record
	rdns =2.2
	does not have a ptr
	reverse dns
	dns ptr
	cannot find your hostname
	cannot find your reverse hostname
	reverse hostname
	fcrdns
	sender ip must resolve
	forward confirmed
	ip name lookup
	domain mismatches
	mismatches client ip
	fix rdns =3.8
	fix reverse =3
	missing rdns
	invalid rdns
	bad rdns
	no rdns
	unable to resolve your ip
	must have a valid ptr
	resolve your hostname
	valid reverse
client-dynamic
	dynamic ip
	dynamic address
	dynamic pool
	dynamic dns
	generic ptr
	generic rdns
	generic reverse
	dial up
	dynamic range
	residential
	may not be mail exchanger
	looks like a dynamic
	use your isp
	use your provider
	mail server of your provider
	use your isp s
	direct to mx
	smtp server of your isp =3
	smtp relay at your service provider =3.2
	not authorized to send email directly =3.2
	use your isps
	smarthost of your
client-country
	your country
	country
	geographic location
	geographical location
	countries
client-not-allowed
	not allowed to connect
	not permitted to connect
	not authorized to connect
	not authorised to connect
	do not accept connections from
	not accept connections from
	connection not authorized
	client access denied
	client not allowed
	no access for this ip
	access list
	not in the allowed
	not on the allowed
	whitelist
	not whitelisted
	smtp access denied
	your host is not allowed
	host not allowed
	network not allowed
	no smtp service here
	smtp service not available to you
	not allowed to use this server
	use this server as a smarthost
	may not use this server
	blocked by local
	custom* block list
	customer block list
	blocked by admin
	not in approved list
	not in the approved
	blacklisted by admin
	denied ip
	reserved domain
	unknown tld
	authorized to send email directly to our servers =3
	ip based =3
client-rate
	too many connections
	too many concurrent
	too many sessions
	too many simultaneous
	too many messages in this
	too many messages per connection
	too many mails in one session
	too much mail from
	too many messages from
	too many messages received from
	concurrency limit
	connection limit
	connection rate
	connection frequency limited
	ip frequency limited
	frequency limited
	number of connections
	message per connection reached
	messages per connection
	messages per session
	messages in one session
	mails per session
	too frequent connects
	connecting too
	maximum number of connections
	unusual rate of
	batch limit =2.6
	concurrent connection
	too many messages per session
	excessive connections
	parallel connections
	connections per
	per connection
	per session
hello-bad-name
	helo command rejected
	ehlo command rejected
	bad helo
	invalid helo
	invalid ehlo
	invalid helo name
	forged helo
	fake helo
	ehlo requires
	helo requires
	need fully qualified hostname
	invalid domain name
	invalid hostname
	syntax ehlo hostname
	syntax helo hostname
	syntax ehlo
	helo must
	your helo
	you are not me
	your own name
	valid hostname
	helo mismatch
	name with helo
	greeted me
	helo .. host not found
	helohost
sender-malformed
	invalid sender
	invalid mailfrom
	bad sender
	bad sender address
	bad sender address syntax
	malformed sender
	sender address must contain a domain
	sender syntax
	syntax mailfrom
	mailfrom syntax
	mailfrom address
	need fully qualified address
	must be a fully qualified
	domain name required for sender
	sender address needs
	sender malformed
sender-domain-missing
	sender domain not found
	sender domain must
	sender domain must exist
	sender domain does not exist
	domain of sender address .. does not exist
	domain of sender address .. does not resolve
	domain of sender address
	envelope sender must be
	unroutable sender
	unroutable sender address
	unrouteable sender
	sender address rejected domain not found
	does not resolve for sender
	valid sender domain
	unresolvable sender
	invalid sender domain
sender-not-owned
	not owned by user
	not owned by
	not owned by authenticated user
	not permissions to send as
	permissions to send as this sender
	send on behalf
	sendasdenied
	sender address rejected not owned
	sender is not
	not authorized to send from
	not authorised to send from
	not allowed to send from
	not allowed to send as
	must match the login
	must be same as authorization user
	same as authorization user
	mailfrom must equal
	must equal authorized user
	does not belong to you
	not authorized to use
	sender address does not match
	username does not match
	send mail as
	user .. not authorized
	unauthorized sender
	not permitted to send as
	sender not allowed
	authenticated user must be the same =3
	from address and the authenticated user
	sender .. not in my domain
	not a valid sender for
	login and sender
	user and sender
	account .. cannot send
	cannot send as
	not allowed to send mail from =2.6
	not allowed to send mailfrom
sender-not-registered
	email address is not verified
	identities failed the check
	domain is not verified
	domain not verified
	not a verified sender
	verified sender identity
	sender identity
	not registered sender
	sender not registered
	unconfigured sending domain
	sender domain not verified
	sending domain is not
	domain not registered
	not authorized sender domain
	sender .. not been verified
	sender not confirmed
	address is not confirmed
sender-unverified
	sender verify failed
	sender verification failed
	sender address verification
	could not complete sender verify
	sender callout
	verify mailfrom failed
	sender undeliverable
	sender .. unverified address
	sender address undeliverable
	sender unknown
	unknown sender
	sender does not exist
	bad sender mailbox
	return address .. not
	cannot be bounced
	envelope sender .. not
	postmaster verification failed =3.6
	postmaster verification
	cannot receive replies
	sender address .. unknown
	return path .. not exist
	sender is unvalidated
	unvalidated
	fake sender
	forged sender
	return address .. does not
sender-blocked
	sender blocked
	sender is blocked
	sender blacklisted
	sender blocklisted
	banned sender
	sender denied
	sender is denied
	your email address is blocked
	sender address rejected access denied
	sender domain is blacklisted
	reputation of the sending domain
	domain is listed in
	domain listed
	mailfrom domain is listed
	mailfrom domain .. listed
	blocked sender
	block send er
	blacklisted sender
	black mail address
	black sender
	sender in blacklist
	sender domain .. blocked
	reject* sender
	unwanted sender
	envelope blocked =3
	domain based =3
sender-null-refused
	null sender
	empty sender
	null reverse path
	do not accept bounces
	not accept bounces
	bounces are not
	no bounces
	empty envelope
	bounce .. never sent
	backscatter
	multi recipient bounce =3
spf
	spf fail
	spf failed
	fails spf
	spf check failed
	spf validation
	spf hard fail
	spf softfail
	failed spf
	fail spf
	not permitted by the domain owner
	not designated
	does not designate
	not allowed by spf
	blocked by spf
	spf policy
	spf record
	spf invalid
	spf unauthorized
	violates spf
	openspf
	spf permerror
	spf error
	spf forgery
dkim
	dkim fail
	dkim verification
	dkim check failed
	dkim signature
	no dkim
	dkim invalid
	bad dkim
	dkim unauthenticated
dmarc
	dmarc
	dmarc policy
	dmarc fail*
	domain owner policy
unauthenticated
	spf or dkim
	spf and dkim
	neither spf nor dkim
	sender is unauthenticated
	unauthenticated email
	does not have authentication information
	fails to pass authentication
	authentication checks
	email authentication
	arc fail*
	arc chain
	required authentication level
	not authenticated mail
	cannot authenticate the sender
	sender id
recipient-unknown
	user unknown
	unknown user
	unknown recipient
	recipient unknown
	unknown mailbox
	unknown local
	unknown local part
	no such user
	no such user here
	no such recipient
	no such mailbox
	no such address
	no such account
	no such person
	no mailbox here
	no mailbox by that name
	mailbox not found
	mailbox does not exist
	user does not exist
	user not found
	recipient not found
	recipient does not exist
	address does not exist
	invalid recipient
	addressee unknown
	not a known user
	bad destination mailbox
	bad destination
	bad recipient
	does not have an account here
	does not have a .. account
	user not exist
	is not a valid mailbox
	is not a valid user
	not a valid recipient
	not our customer
	not found by smtp address lookup
	recipientnotfound
	there is no one here
	nobody here
	unknown in .. table
	unknown in virtual
	not listed in domino directory
	not listed in public name
	recipient is unknown
	unrouteable address
	recipient rejected user
	account not available
	email address could not be found
	recipient invalid
	email account that you tried to reach does not exist
	not known here
	mail addr not found
	not in recipient list =2.6
	not in route list
	not a registered user
	not a known
	unknown in
	no mailbox
	not valid recipient
	not a valid mailbox
	undeliverable
	no such user in
	user .. does not exist
	mailbox .. does not exist
recipient-disabled
	mailbox disabled
	mailbox is disabled
	account disabled
	account is disabled
	account has been disabled
	user disabled
	account suspended
	mailbox suspended
	user suspended
	account has been suspended
	inactive user
	inactive mailbox
	inactive email
	inactive account
	account inactive
	user is inactive
	mailbox is inactive
	mailbox is frozen
	mailbox frozen
	mailbox expired
	account expired
	account closed
	account is locked
	disabled recipient
	mailbox locked
	user locked
	email account that you tried to reach is disabled
	email account that you tried to reach is inactive
	account has been closed
	mailbox deactivated
	disabled or discontinued
	not accept any email
	not accepting messages
	not accepting mail
	has been blocked due to inactivity
	badrcptto =3.2
	recipient .. disabled
recipient-full
	mailbox full
	mailbox is full
	mailbox quota
	mailbox exceeds
	mailbox exceeded
	inbox full
	inbox is full
	over quota
	overquota
	quota exceeded
	quota exceed
	quota is over
	exceeded quota
	exceeds quota
	exceeded storage allocation
	exceeded storage
	exceed the quota
	disk quota
	out of storage space
	user is over
	mailbox size
	insufficient mailbox
	storage full
	user has exhausted
	not enough storage space
	mailbox has exceeded
	too many messages on the server =3.6
recipient-malformed
	invalid rcptto
	bad recipient address
	bad recipient address syntax
	recipient address must contain a domain
	malformed recipient
	invalid address format
	bad address syntax
	syntax rcptto
	recipient syntax
	not a valid rfc
	not a valid address
	address has invalid characters
	local part .. invalid
recipient-domain-missing
	name or service not known
	recipient domain not
	unroutable domain
	unrouteable domain
	mail exchanger for
	domain is not reachable
	does not accept mail
	accepts no mail
	nullmx
recipient-refuses
	rejected by this user
	rejected by user
	rejected by recipient
	rejected by the recipient
	blacklisted by recipient
	blocked by recipient
	blocked by user
	recipient preferences
	recipient does not accept
	recipient .. not accept mail from =3
	does not accept mail from you =3
	recipient has blocked
	recipient has rejected
	recipient refuses
	refused by recipient
	recipient not want
	user refused
	not allowed to send to this
	restricted to members
	senders are allowed
	permission to post
	not have permission to post
	members only
	only accepts mail from =3.2
	accept* mail only from
	sender .. recipient s blocked
	user s reject list
	block rcpt
	delivery restriction
	not authorized to send to the recipient
	not allowed to send to
	senders blocked
	recipient .. whitelist
	sender not on
	does not want your mail =3.2
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
	not authorized to post
	not authorised to post
	permission to send to
	only accepting mail from =3.2
	accepts mail only from =3.2
	accept mail only from =3.2
	only accept mail from =3.2
recipient-too-many
	too many recipients
	recipient limit
	too many rcpt
	too many rcpts
	one recipient at a time
	only one recipient
	multiple recipients
	maximum .. recipients
	recipients per message
	recipients per session
	trop de destinataires
	out of allow rcpt =3
	allow rcpt numbers
recipient-rate
	receiving mail too quickly
	receiving mail at a rate
	received too much email
	too many recent messages
	mailbox received too much
	receives too many
	recipient .. rate
	too much mail for
	mail too quickly
recipient-moved
	user has moved
	recipient has moved
	please forward
	mailbox has moved
	new address is
	user not local please try
	no longer on server
	please try <addr> =3.4
	please try <rcpt> =3.4
	please try <other> =3.4
	forward to <addr>
	moved to
recipient-unverified
	recipient verify failed
	recipient verification failed
	could not complete recipient verify
	recipient callout
	recipient address verification
	cannot verify recipient
	recipient cannot be verified
	recipient .. unverified address
	address verification in progress
	could not verify recipient
	unable to verify user
	unable to verify recipient
	unverified address =3
	recipient .. unverified =3
relay-denied
	relay access denied
	relaying denied
	relay denied
	relay not permitted
	relay prohibited
	relay not allowed
	unable to relay
	relaying not
	relaying not allowed
	relaying not permitted
	relaying prohibited
	not permitted to relay
	not allowed to relay
	will not relay
	do not relay
	does not relay
	no relaying
	no relay
	not relay
	not relaying
	cannot relay
	not configured to relay
	not a gateway
	unauthorized relay
	relay mail
	rcpthosts
	local user only
	not local
	not hosted here
	not a local domain
	non local
	not handled here
	domain isn t in my list
	domain is not in my list
	is not hosted
	relay operation
	mail loop or relay
	as a relay
	relay check
	relay not
	not in my domain
	uucp
	domain not allowed
	only local
	no such domain here
	does not accept mail for
	not responsible for
	we do not handle
	not our domain
	not an open relay
content-spam
	spam detected
	spam message
	spam mail
	detected as spam
	identified as spam
	classified as spam
	considered spam
	looks like spam
	appears to be spam
	suspected spam
	suspicion of spam
	scored as spam
	rejected as spam
	no spam please
	this is spam
	blocked as spam
	spam score
	spam filter
	likely unsolicited
	is likely unsolicited mail
	identified as junk
	spam content
	content .. spam
	high probability of spam
	phishing
	bulk mail
	spamassassin
	suspicious due to the nature of the content
	message looks
	spam threshold
	rejected by spam filter
	spam suspect
	unsolicited bulk
	id .. spam =2.8
	mail appears to be unsolicited
	flagged as spam
	flagged as junk
	marked as spam
content-virus
	virus found
	virus detected
	contains virus
	contains a virus
	virus infected
	infected with
	malware detected
	virus
	malware
	id .. infected =3
content-attachment
	illegal attachment
	attachment .. not allowed
	attachment blocked
	banned attachment
	banned filename
	banned file
	forbidden attachment
	attachment type
	potentially executable
	executable content
	prohibited attachment
	file extension
	dangerous attachment
	id .. banned =3
	banned exe
	banned zip
content-link
	blacklisted url
	url blocked
	url listed
	uri blacklist
	surbl
	uribl
	contains .. url
	links within
	domain in the body
	listed url
	contains a link =2.8
	link to a domain
	contains a url
	link in your message
	url in your message
content-header
	not exactly one
	missing date
	missing subject
	missing message id
	missing header
	missing or invalid header
	multiple subject
	duplicate header
	invalid header
	invalid headers
	header error
	bad header
	header syntax
	rfc 5322
	rfc 2822
	rfc5322 compliant
	header checks
	header based =3
	subject is mandatory
	invalid message id
	missing mandatory
	header count exceeded
	required header
content-from
	missing a valid address in from
	multiple addresses in from
	multiple from
	missing from
	no from
	invalid from
	from header
	header from
	from address .. not
	sender header
	sender name is not valid
	from field
	header address
	from rfc
	blank from
	different from the from
	from addresses are not allowed
	valid from
	envelope from and header
	header from .. not match
content-format
	bare lf
	bare cr
	bare linefeed
	bare newline
	bare line feeds
	line too long in
	body line too long
	lines too long
	line length
	8 bit data
	8bit
	non ascii
	null byte
	nul bytes
	nul characters
	null character
	mime structure
	mime error
	mime
	charset
	invalid character
	invalid characters
	message format
	message not rfc
	badly formatted
	invalid data in message
	message content
	dot stuffing
	stray linefeeds
	linefeeds in message
	stray newline
	bare carriage
	smtp smuggling
	invalid mime
	mime boundary
	8bit data
	nul character
	control characters
	bare <lf> =3
	bare <cr> =3
	lone cr =3
	lone lf =3
	lone cr or lf =3.4
content-policy
	local policy violation
	content rejected
	content reject
	content refused
	content denied
	content filter
	content policy
	objectionable content
	rejected for policy reasons
	not accepted for policy reasons
	due to local policy
	denied by policy
	violates our
	security policies
	security policy
	sensitive words
	message filtered
	mailpolicy violation
	message content rejected
	mail content denied
	blocked by content
	message blocked
	transport rules
	banned content
	policy violation =1.7
	spoofing policy
	anti spoofing
	spoofed message
	organization policy
	policy restrictions =1.6
	local policy =1.6
	policy reason =1.6
	policy reasons =1.6
content-loop
	mail loop
	routing loop
	too many hops
	hop count
	hop count exceeded
	loop detected
	mail loops back
	too many received
	many received headers
	looping
	loops back to myself
	message looping
	loops back
content-too-big
	message too large
	message too big
	message size exceeds
	exceeds maximum
	exceeds fixed
	size exceeds
	exceeds size limit
	maximum message size
	message size limit
	message is too large
	message exceeds
	exceeds the maximum size
	size limit
	too large
	too big
	too much mail data
	message length exceeds
	file too big
	max message size
	taille limite
	message too long
	mail too large
	length of data =2.4
	exceeds size
	exceeded size
	size exceeded
sending-quota
	daily sending
	sending quota
	sending limit
	daily limit
	daily user sending
	relay limit exceeded
	hourly limit
	sending limits
	outgoing limit
	maximum credits exceeded
	exceeded .. per hour
	exceeded .. per day
	messages per hour
	messages per day
	mail quota exceeded
	daily message quota
	outmail quota
	exceeded your
	limit on the number of
	monthly limit
	email limit
	plan limit
	within 24 hours
	send limit
	sending rate exceeded
	recipient .. per day
	exceeded the limit of
	max defers and failures =3.4
	exceed* .. per day
	exceed* .. per hour
	too many .. per day
	too many .. per hour
	number of messages per day
	24 hours
	per hour quota
	exceeded hour limit =3.4
	hour limit
	day limit
rate-limited
	rate limit
	rate limited
	ratelimit*
	throttled
	slow down
	too many messages
	too many emails
	too many mails
	too many requests
	message rate
	too fast
	excessive
	temporarily rate limited
	try sending .. slower
	message limit exceeded
	rate exceeded
	unexpected volume
	excessive volume
	too much email
	too much mail
	unusual sending activity =3
	batch limit
	sent too many
	you send too many
account-suspended
	account suspended
	account has been suspended
	account is suspended
	account not activated
	account is not activated
	not yet activated
	account is under review
	account is not allowed to send
	sending privileges
	sending paused
	service suspended
	smtp service is disabled
	unpaid
	suspended due to
	outbound spam
	is not enabled for sending
	blocked from sending
	domain is disabled
	domain is suspended
	domain not active
	account unavailable
	main account
	sandbox subdomains =3
	is not allowed to send =2.2
	your account .. disabled
	your account .. suspended
	your account .. blocked
	your account .. locked
	your account is not
	not available in bridge =3.6
server-busy
	server busy
	system busy
	too busy
	busy
	overloaded
	load average
	insufficient system resources
	insufficient resources
	server load
	server is busy
	resources temporarily unavailable
	resources unavailable
	out of memory
	out of resources
	already processing
	too many processes
	queue quota
	max load
	high load
	network is busy
server-failed
	local error
	internal error
	internal server error
	local problem
	system error
	server error
	temporary server error
	server configuration problem
	unexpected failure
	unexpected error
	software error
	error in processing
	local error in processing
	error writing
	queue file write error
	queue write error
	write error
	cannot be stored
	could not be stored
	unable to queue
	database error
	temporary local problem
	local problem
	temporary lookup failure
	lookup failure
	lookup error
	mail system failure
	could not load
	execution of sieve
	milter
	cannot open
	read error
	promise timed out
	cannot create output
	temporary authentication failure
	connection to authentication
	backend error
	i o error
	unable to process
	virus scanner
	unable to scan
	mail server temporarily rejected message
	virus scanners failed =3.4
	virus scan failed =3.4
	scan failed
	unable to quarantine
	cannot write
	trouble in home directory =2.8
	database temporary error
	temporary error
	plugin timeout
	io timeout
	temporary failure in
	policy service
	could not open
	lookup failed
	timed out after
	i o timeout
	no such file
	server configuration
server-storage
	insufficient system storage
	insufficient disk
	not enough disk
	no space left
	out of disk
	queue is full
	queue full
	mail system full
	low on disk
	system storage
	queue unavailable
server-dns
	dns error
	dns failure
	dns timeout
	temporary dns
	dns lookup failure
	dns resolving error
	temporarily unable to resolve
	dns temporary
	unable to lookup dns
	temporary error .. dns
	host name lookup
server-next-hop
	upstream
	next hop
	timeout connecting
	message expired
	delivery expired
	lost connection with
	cannot connect to
	cannot reach
	connection refused by
	remote server
	recipient s server
	recipient server
	not reach the destination
	queue time
	retry timeout
	retry time
	delivery time expired
	relaying to
	forward
	in queue too long
	on relaying
	connection timeout
	queue too long =3
	in the queue too long =3.2
server-closing
	service not available
	service unavailable
	service currently unavailable
	service is currently unavailable
	system going down
	shutting down
	shutdown in progress
	server is shutting
	closing transmission channel
	server closing
	maintenance
	not accepting network messages
	system not accepting
	service temporarily unavailable
	server is not available
	server unavailable
	service is unavailable
server-config
	system config error
	loops back to myself
	mail system configuration
	config error
	misconfigur*
	unknown mail transport
	local configuration error
	mx list
	mail for .. loops back
	server configuration error
idle-timeout
	idle
	timeout waiting =3
	waiting for data
	waiting for client
	waiting for command
	waiting for input
	command timeout =3
	timeout expired
	timeout exceeded
	smtp timeout
	session timeout
	no activity
	input timeout
	too long to
	data timeout
	read timeout
	timeout exceeded closing
	smtp command timeout =3.2
protocol-order
	bad sequence
	bad sequence of commands
	out of sequence
	invalid sequence
	need mail
	need mail command
	need mail before
	need rcpt
	mail first
	rcpt first
	helo first
	ehlo first
	hello first
	polite people say helo
	say helo
	say ehlo
	send helo
	send hello
	expects helo
	helo ehlo first
	nested mail
	sender already
	already specified
	already established
	already said
	already greeted
	already authenticated
	already in tls
	already active
	duplicate helo
	start over
	start afresh
	without mailfrom
	must have sender
	transaction in progress
	no mailfrom
	inside a transaction
	during a mail transaction
	mail transaction
	wrong order
	out of order
	commands out
	polite
	sequence error
	incorrect sequence
	transaction already
	must say hello
	say hello
protocol-command
	command not recognized
	command not recognised
	command unrecognized
	command unrecognised
	unrecognized command
	unrecognised command
	unknown command
	command unknown
	command not implemented
	command not supported
	command not understood
	invalid command
	not implemented
	unimplemented
	command disabled
	command is not active
	command unavailable
	vrfy disallowed
	not advertised
	syntax error command unrecognized
	i can break rules too
	unsupported command
	illegal command
	command is disabled
	illegal verb
	bad command
	command not allowed
	verb not
	no such command
	not a valid command
	use lhlo =3.4
	lmtp server
protocol-syntax
	syntax error
	line too long
	command line too long
	parse error
	command too long
	syntax
	no null
	unexpected argument
	garbage
protocol-parameter
	parameter not implemented
	parameters not implemented
	unsupported option
	unsupported parameter
	unrecognized parameter
	unknown parameter
	option not supported
	parameter not recognized
	bad parameter
	unrecognized esmtp
	unsupported esmtp
	smtputf8 required
	smtputf8
	8bitmime not
	invalid parameter
	invalid argument
	invalid arguments
	parameters unknown
	unrecognised option
	parameter unrecognized
	invalid size
	must declare smtputf =3
	requires smtputf
	non ascii .. smtputf
	unicode address
	internationalized address
protocol-early
	pipelining
	improper pipelining
	talk* too soon
	before greeting
	spoke too
	too early
	synchronization error
	pregreet
	early talker
	protocol synchronization
	unauthorized pipelining
	before its turn
	out of turn
	improper command pipelining
protocol-errors
	too many errors
	too many bad commands
	too many invalid commands
	too many unrecognized commands
	too many unrecognised commands
	too many syntax
	too many protocol errors
	too many failed commands
	too many nonmail commands
	too many non mail
	too many unknown commands
	error limit
	too many synchronization
	too many commands
	excessive amounts of data
no-valid-recipients
	no valid recipients
	valid recipients
	no recipients
	all recipients
	no recipient
	need recipient
	no valid rcpt
	valid rcpt command must precede
	must have recipient
	recipients refused
	all rcpt commands were rejected
`;
