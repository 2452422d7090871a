/** Whole phrases that servers of many kinds use for one thing. A phrase a line, below the cause it names. */
export const idioms = `
greylisted
	greylist* =3
	postgrey
	first time sender
	delayed retry
	early retry
	liste grise
	temporarily deferred please
	not yet authorized to deliver =3.2
login-required
	authentication is required
	must authenticate
	need to authenticate
	needs to authenticate
	not authenticated
	not login
	not logged
	pop before smtp
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
	client not authenticated =3
	unauthenticated senders not allowed =3
	unauthenticated sender not
	not yet authenticated
	without authenticating
	must be authenticated
login-refused
	authentication failed
	auth failed
	bad credentials
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
login-mechanism
	invalid authentication mechanism
	auth command not
	smtpclientauthentication is disabled
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
	oauth token
login-malformed
	cannot decode
	invalid base 64 =3
	malformed auth
	bad authentication response
	authentication cancelled
	authentication canceled
	auth cancelled
	authentication exchange line
	base 64 =2.4
login-blocked
	too many failed
	too many bad auth
	too many invalid login
	too many unsuccessful
	login rate
	login attempts
	authenticate too many times
	login via your web browser
	suspicious login
	suspicious signin
	account is locked
	account locked
	temporarily locked
	account temporarily blocked
	frequent login
	ip is blocked for auth
login-needs-tls
	must issue a starttls command first
	no auth before
	not allowed on unencrypted
	cleartext authentication disallowed
	auth not allowed without
	no plaintext
	available on secure
tls-required
	issue starttls
	without tls
	without ssl
	without encryption
tls-unavailable
	starttls not
	unable to initialize tls
	tls handshake failed
	server does not support tls =3.6
tls-version
	unsupported protocol
	protocol version
	wrong version number
	tls version
	inappropriate fallback
	tls 1
client-listed
	ip address blacklisted =3.4
	ip blacklisted by recipient =3.4
	blocked using
	listed in
	listed at
	listed by
	listed on
	on a blacklist
	in a blacklist
	is in an rbl
	found on one or more
	rbl restriction
	rbl rejection
	dnsbl
	client host blocked
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
	sending ip has been
	too much spam from
	spam source
	due to complaints
	user complaints
	open relay
	network range
	directory harvest
	harvest attack
	dictionary attack
	blocked for spam
	for spamming
	intrusion prevention
	bad sender reputation
	permanently deferred
	untrusted ip
	blocked ip
	bad ip
	poor reputation sender =3.2
	messages from <ip> were not sent =3
client-no-ptr
	ptr record
	rdns =2.2
	dns ptr
	cannot find your hostname =3.4
	reverse hostname
	fcrdns
	sender ip must resolve
	forward confirmed
	ip name lookup
	domain mismatches
	mismatches client ip
	fix rdns =3.8
	fix reverse =3
	resolve your hostname
	valid reverse
	cannot find your reverse hostname =3.4
client-dynamic
	dynamic address
	dynamic pool
	dynamic dns
	dial up
	dynamic range
	residential
	may not be mail exchanger
	looks like a dynamic
	use your isp
	use your provider
	mail server of your provider
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
	not accept connections from
	connection not authorized
	client access denied
	client not allowed
	no access for this ip
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
	too many concurrent
	too many simultaneous
	too many messages in this
	too many mails in one session
	too much mail from
	too many messages from
	too many messages received from
	connection rate
	connection frequency limited
	frequency limited
	number of connections
	messages per session
	messages in one session
	connecting too
	unusual rate of
	batch limit =2.6
	concurrent connection
	parallel connections
	connections per
	per connection
	per session
hello-bad-name
	helo command rejected
	ehlo command rejected
	ehlo requires
	helo requires
	need fully qualified hostname
	invalid domain name
	invalid hostname
	helo must
	your helo
	you are not me
	your own name
	valid hostname
	name with helo
	greeted me
	helohost
sender-malformed
	mailfrom address
	need fully qualified address
	must be a fully qualified
	domain name required for sender
	sender address needs
sender-domain-missing
	sender domain must
	domain of sender address
	envelope sender must be
	valid sender domain
	invalid sender domain
sender-not-owned
	not owned by
	not owned by authenticated user
	not permissions to send as
	send on behalf
	sender is not
	not authorized to send from
	not authorised to send from
	not allowed to send from
	not allowed to send as
	must match the login
	same as authorization user
	mailfrom must equal
	must equal authorized user
	does not belong to you
	not authorized to use
	sender address does not match
	username does not match
	user .. not authorized
	unauthorized sender
	not permitted to send as
	sender not allowed
	authenticated user must be the same =3
	from address and the authenticated user
	sender .. not in my domain
	login and sender
	user and sender
	account .. cannot send
	cannot send as
	not allowed to send mail from =2.6
sender-not-registered
	email address is not verified
	identities failed the check
	domain is not verified
	domain not verified
	not a verified sender
	verified sender identity
	sender identity
	sender domain not verified
	sending domain is not
	not authorized sender domain
	sender .. not been verified
	sender not confirmed
	address is not confirmed
sender-unverified
	verify mailfrom failed
	sender undeliverable
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
sender-blocked
	sender denied
	sender is denied
	reputation of the sending domain
	domain is listed in
	domain listed
	mailfrom domain .. listed
	block send er
	black mail address
	black sender
	reject* sender
	unwanted sender
	envelope blocked =3
	domain based =3
sender-null-refused
	null sender
	empty sender
	null reverse path
	bounces are not
	no bounces
	empty envelope
	bounce .. never sent
	backscatter
	multi recipient bounce =3
spf
	spf validation
	spf softfail
	not permitted by the domain owner
	not designated
	does not designate
	openspf
	spf permerror
	spf =2.4
	sender policy framework =3
dkim
	dkim =2.2
dmarc
	dmarc =2.8
	domain owner policy
unauthenticated
	spf or dkim
	spf and dkim
	neither spf nor dkim
	sender is unauthenticated
	unauthenticated email
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
	not a registered user
	not a known
	unknown in
	no mailbox
	undeliverable
	not in my validrcptto =3
	not in my .. list
	no longer on server
recipient-disabled
	account is disabled
	account has been disabled
	account suspended
	account has been suspended
	inactive email
	account is locked
	email account that you tried to reach is disabled
	email account that you tried to reach is inactive
	account has been closed
	disabled or discontinued
	not accept any email
	not accepting messages
	not accepting mail
	has been blocked due to inactivity
	badrcptto =3.2
recipient-full
	mailbox full
	mailbox is full
	mailbox quota
	mailbox exceeds
	mailbox exceeded
	overquota
	disk quota
	user is over
	mailbox size
	insufficient mailbox
	user has exhausted
	mailbox has exceeded
	too many messages on the server =3.6
recipient-malformed
	invalid rcptto
	bad recipient address
	recipient address must contain a domain
	invalid address format
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
	restricted to members
	senders are allowed
	permission to post
	members only
	only accepts mail from =3.2
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
	not authorized to post
	not authorised to post
	permission to send to
	only accepting mail from =3.2
	only accept mail from =3.2
	only send testing emails =3.2
	testing emails to your own
recipient-too-many
	too many rcpt
	one recipient at a time
	only one recipient
	multiple recipients
	recipients per message
	recipients per session
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
	please try <rcpt> =3.4
	please try <other> =3.4
	moved to
recipient-unverified
	unverified address =3
	recipient .. unverified =3
relay-denied
	relaying denied
	unable to relay
	relaying not
	no relaying
	no relay
	not relay
	not relaying
	cannot relay
	not configured to relay
	not a gateway
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
	spam classification =3.2
	spam detected
	spam mail
	detected as spam
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
	identified as junk
	content .. spam
	high probability of spam
	suspicious due to the nature of the content
	message looks
	spam threshold
	spam suspect
	unsolicited bulk
	id .. spam =2.8
	mail appears to be unsolicited
	flagged as spam
	flagged as junk
	marked as spam
content-virus
	virus detected
	infected with
	virus
	malware
	id .. infected =3
content-attachment
	banned file
	attachment type
	potentially executable
	executable content
	file extension
	dangerous attachment
	id .. banned =3
	banned exe
content-link
	surbl
	uribl
	contains .. url
	links within
	domain in the body
	contains a link =2.8
	link to a domain
	link in your message
	url in your message
content-header
	not exactly one
	header error
	rfc 5322
	rfc 2822
	header checks
	header based =3
	subject is mandatory
	missing mandatory
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
	nul character
	control characters
	bare <lf> =3
	bare <cr> =3
	lone cr =3
	lone lf =3
	wrong mime =3
	mime labeling =3
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
	routing loop
	too many hops
	hop count
	loop detected
	too many received
	many received headers
	loops back to myself
	loops back
content-too-big
	exceeds maximum
	exceeds fixed
	too large
	too big
	length of data =2.4
sending-quota
	daily sending
	sending quota
	daily user sending
	messages per hour
	messages per day
	daily message quota
	outmail quota
	exceeded your
	limit on the number of
	within 24 hours
	recipient .. per day
	exceeded the limit of
	max defers and failures =3.4
	24 hours
	per hour quota
	exceeded hour limit =3.4
	hour limit
	day limit
rate-limited
	rate limit
	ratelimit*
	throttled
	slow down
	too many messages
	too many emails
	too many mails
	message rate
	too fast
	excessive
	temporarily rate limited
	try sending .. slower
	message limit exceeded
	unexpected volume
	too much email
	too much mail
	unusual sending activity =3
	sent too many
account-suspended
	account suspended
	account has been suspended
	account is suspended
	account not activated
	account is not activated
	not yet activated
	account is under review
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
	system busy
	too busy
	busy
	overloaded
	load average
	server load
	resources temporarily unavailable
	resources unavailable
	out of memory
	out of resources
	already processing
	too many processes
	queue quota
	max load
	network is busy
	ports are busy =2.6
server-failed
	local error
	internal error
	local problem
	system error
	server error
	unexpected failure
	unexpected error
	software error
	error in processing
	error writing
	write error
	cannot be stored
	could not be stored
	unable to queue
	database error
	temporary local problem
	temporary lookup failure
	lookup failure
	lookup error
	mail system failure
	could not load
	execution of sieve
	milter
	cannot open
	read error
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
	i o timeout
	no such file
	server configuration
	temporary problem =2
server-storage
	insufficient disk
	not enough disk
	no space left
	out of disk
	mail system full
	low on disk
	system storage
	queue unavailable
server-dns
	dns error
	dns failure
	temporary dns
	dns lookup failure
	dns resolving error
	temporarily unable to resolve
	dns temporary
	unable to lookup dns
	temporary error .. dns
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
	on relaying
	connection timeout
	queue too long =3
	retry timeout exceeded =3.4
	fwd connect =3
	retry time not reached
server-closing
	service unavailable
	service currently unavailable
	service is currently unavailable
	system going down
	shutting down
	shutdown in progress
	server is shutting
	closing transmission channel
	server closing
	not accepting network messages
	system not accepting
	service temporarily unavailable
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
protocol-order
	wrong state =3.6
	need mail
	need rcpt
	mail first
	rcpt first
	helo first
	ehlo first
	hello first
	say helo
	say ehlo
	send helo
	send hello
	expects helo
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
	mail transaction
	commands out
	polite
	sequence error
	transaction already
	must say hello
	say hello
protocol-command
	invalid command
	not implemented
	unimplemented
	not advertised
	i can break rules too
	illegal command
	illegal verb
	bad command
	command not allowed
	verb not
	not a valid command
	use lhlo =3.4
	lmtp server
protocol-syntax
	syntax error
	line too long
	parse error
	syntax
	no null
	garbage
protocol-parameter
	bad parameter
	unrecognized esmtp
	unsupported esmtp
	invalid parameter
	invalid argument
	invalid arguments
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
	too many unrecognised commands
	too many syntax
	too many non mail
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
