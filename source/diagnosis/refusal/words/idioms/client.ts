/** The client’s address and its name: whole phrases, a phrase a line, below the cause they name. */
export const client = `
client-listed
	ip identified as spammer =3
	deferred using =3
	dns blacklists =3
	rbls =2
	ip address blacklisted =3.4
	lista negra =1.5
	liste noire =1.5
	lista nera =1.5
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
	real time blacklist
	realtime blacklist
	realtime blackhole
	dns blacklist
	dns blocklist
	public blacklist
	public blocklist
	blacklisted by
	blacklisted at
	blacklisted in
	blocklisted by
	found in .. blacklist
	found in .. listing
	blacklist provider
	your ip is on
	auf einer blacklist
	sur une liste noire
	in una blacklist
	in blacklist
	na czarnej liście
	op een blacklist
	op een zwarte lijst
	в черном списке
	в чёрном списке
	в черных списках
	黑 名 单 中
	see rbl
	rbl server
	on our blacklist =2.2
	sur liste noire
client-reputation
	ip is temporarily blocked =3
	trapped by
	traffic not accepted from =3
	spam ip =3.4
	<ip> is blocked from sending =3
	due to sending spam =2.4
	spam emitting
	poor reputation
	bad reputation
	low reputation
	sending history =2.6
	poor sending =2.6
	number of unknown users =2.6
	unknown users from =2.4
	unknown user rate
	abus detecte
	mauvaise réputation
	reputation ratelimit =3
	reputation rate limit =3
	recent behaviour of
	recent behavior of
	poor domain reputation =3
	due to poor reputation =3
	access .. rejected due to .. reputation =3
	sending ip has been
	spam source
	due to complaints
	user complaints
	open relay
	network range
	directory harvest
	harvest attack
	blocked for spam
	for spamming
	intrusion prevention
	permanently deferred
	untrusted ip
	blocked ip
	bad ip
	poor reputation sender =3.2
	messages from <ip> were not sent =3
	reputation service
	reputation filter
	sender reputation
	sbrs
	senderbase
	reputation score
	reputation is too low
	reputation too low
	identified as spammer =2.6
	identified as a spammer =2.6
	identified as spam source
	too much spam
	spam from this
	spam has been
	abuse from
	abuse detected
	abusive behaviour
	abusive behavior
	suspicious behavior
	suspicious activity
	spam sending
	history of
	complaints about
	complaints from
	hacked
	compromised
	botnet
	dictionary attack
	harvesting
	address harvesting
	invalid recipients from
	temporarily blocked because of
	mail bomb
	blocked for abuse
	locally blocked
	internal blacklist =2.8
	our blacklist =2.4
	local reject list
	our internal
	too many failed recipients =3
	too many rejected recipients =3
	too many nonexist* =2.6
	score too low
	behaviour spam
	behavior spam
	due to abuse
	spam origin
	sender score
	spam was received from
	spam received from
	sent us too much spam
	spam from your
	come from your network
	comes from your
	karma
	due to ip reputation =3.6
	spam activity =2.6
	tarpit* =2.4
	penalty box
	been naughty
	sent mail to a spamtrap =3.2
	spamtrap =2
	spam trap
client-no-ptr
	hostname contains illegal =3
	get your hostname =3
	ptr record
	rdns =2.2
	dns ptr
	ptr for your ip =3
	your ptr =2.6
	ptr and your helo =3.2
	pointer record =2.6
	not have a rdns =2.6
	rdns mapping =2.6
	rdns entry
	rdns record
	rdns name
	cannot find your hostname =3.4
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
	reverse lookup
	reverse name
	reverse hostname
	reverse record
	reverse mapping
	reverse address
	reverse resolution
	reverse lookup failed
	not have a reverse
	forward and reverse
	hostname does not match
	name possibly forged =2.6
	may be forged
	dns mismatch
	ip has no
	no hostname
	cannot resolve your
	could not resolve your
	nom inverse
	enregistrement ptr
	résolution inverse
	registro ptr
	dns inverso
	resolución inversa
	dns reverso
	odwrotny dns
	revdns
	обратная запись
	обратной зоны
	ptr запис*
	反 向 解 析
	ptr name
	ptr records
client-dynamic
	use your smtp relay
	dynamic address
	dynamic pool
	dynamic dns
	dynamic user list =3
	dial up list =3
	dialup list =3
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
	dynamically assigned =2.6
	dynamic addresses
	dynamic looking
	looks dynamic
	dial in
	transient ip =2.6
	home user
	home connection
	dsl line
	cable modem
	generic hostname
	end user
	mx ip
	dynamische ip
	dynamischen ip
	ip dynamique
	adresse dynamique
	ip dinámica
	ip dinâmico
	dynamiczn*
	динамическ*
	动 态
	mailgateway
	through your provider
	via your provider
	through your isp
	your isp s mail
	your isp s smtp
	own mail server of your
	port 25 blocked
	adsl =2.2
	is adsl =3.4
client-country
	your country
	country
	geographic location
	depuis votre pays =3
	desde su país =3
	dal vostro paese =3
	aus ihrem land =3
	geographical location
	countries
	from your region
	your location =1.6
	geoblock*
	geoip
	geolocation
	pays non
	país no
	paese non
	s location
	network s location =2.6
	location is not =2.4
client-not-allowed
	sending system not allowed =3
	connection refused from
	service denied =3
	restrictdomainsto* =3
	requires confirmation
	email over ipv 6 =4
	mail over ipv 6 =4
	not allowed to connect
	not permitted to connect
	not authorized to connect
	ip access management =3
	not in the ip =2
	allowlist =1.8
	ip address you ve registered
	ip allowlist =2.4
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
	smtp service not available to you
	use this server as a smarthost
	may not use this server
	blocked by local
	blocked by admin
	not in approved list
	not in the approved
	blacklisted by admin
	denied ip
	reserved domain
	unknown tld =1.6
	authorized to send email directly to our servers =3
	ip based =3
	administratively denied =2
	not allowed to send us =2.8
	not allowed to send to us
	not allowed to use
	connection refused by policy
	connection rejected by policy
	connections from your =1.2
	access from your
	no access from
	not authorized to access
	host is not authorized
	client is not authorized
	not authorized host
	unauthorized host
	unauthorized ip
	unauthorized client
	ip not allowed
	ip is not allowed
	ip not in
	not in our whitelist
	forbidden by your ip
	forbidden ip
	banned ip
	ip banned
	ip is banned
	banned sending
	ip blocked
	ip is blocked
	blocked your ip
	your server is blocked
	your host is blocked
	your ip has been blocked
	your network is blocked
	not accept mail from your
	not accepting mail from your
	not accept email from your
	no mail from you
	not welcome here =1.6
	you are not welcome =2
	you are blocked
	you are banned
	you have been blocked
	you have been banned
	access rule
	firewall rule
	local access
	not a trusted
	untrusted host
	untrusted network
	only internal
	internal only
	internal use only
	private server
	accès refusé depuis
	acceso denegado desde
	accesso negato dal
	vous n êtes pas autorisé
	no está autorizado a conectar*
	вам запрещен*
	not have permission to send
	not in the list of permitted
	not in the list of allowed
	not on the list of permitted
	from the local network
	only accepts mail from the local
	only from local
	from internal hosts only
	send from this ip =3.4
	send from your ip
	from this ip address =2.2
	allowed list =2.6
	must be in the allowed
	ip .. not permitted =3.2
	ip .. not allowed to =3.2
	ip .. not authorized =3.2
	ip .. may not =3
	permissions to submit
	permission to submit
	permission to use this server
	permission to connect
	permission to relay =2
	not on your allowlist
	your allowlist
	allowlisted
	whitelisted ip
	trusted addresses
	trusted ip
	trusted ips
	trusted network
	trusted networks
	authorized ips
	authorised ips
	authorized ip
	authorised ip
	ip is not authorised
	unauthorised ip
	ip restriction
	ip restrictions
client-rate
	sent to many mails =3
	too many connect
	too many mail transactions
	çok fazla eşzamanlı =3
	messages for session =3
	messages in session =3
	too many concurrent
	too many simultaneous
	too many messages in this
	连 接 过 于 频 繁 =3
	too many mails in one session
	too much mail from
	too many messages from
	too many messages received from
	connection rate
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
	too many connections from
	connection count
	connection attempts
	sessions per
	rate controlled
	rate limited from
	message rate from
	concurrent session
	concurrent smtp
	simultaneous smtp
	parallel sessions
	parallel smtp
	zu viele gleichzeitige
	demasiadas sesiones
	troppe connessioni
	muitas conexões
	zbyt wiele połączeń
	te veel verbindingen
	слишком много подключений
	连 接 过 多
	连 接 数
	连 接 频 率
	submission rate for this client =3
	connections open
	already have .. connections
	sessions open
	number of sessions
	recipient attempts =3
	too many recipients from =3.2
	too many commands from =3
	too many requests from =3
	too many emails from =3
	simultaneous connections from
	concurrent connections from
	messages a connection
	sessions here
	connection limit
	session limit
	already have .. sessions
hello-bad-name
	do not believe you are =3
	not who you say you are =3
	as our ip address
	allows an address literal =3
	mta hostname
	forged ips =3
	no helo
	missing identifier =3
	more than one dns label
	helo command rejected
	ehlo command rejected
	helo requires
	helo with a bare =3
	bare ip =2
	helo are inconsistent
	helo is local domain =3
	in helo ehlo
	my address
	ip address in helo
	proxy in helo
	invalid domain name
	invalid hostname
	helo must
	your helo
	your own name
	valid hostname
	name with helo
	greeted me
	helohost
	helo name
	ehlo name
	helo domain
	ehlo domain
	helo hostname
	ehlo hostname
	helo argument
	ehlo argument
	helo host
	helo string
	helo not
	helo has been denied
	helo check
	helo does not
	ehlo is not
	helo contains
	helo using
	helo with
	helo as
	helo impersonat*
	impersonating me
	claims to be
	do not claim
	helo failed
	helo needs
	proper helo
	valid helo
	correct helo
	fqdn required
	requires fqdn
	need fqdn
	not fqdn
	not a fqdn
	fully qualified domain name required
	fully qualified host
	fully qualified hostname
	greeting name
	greeted us
	local domain in helo
	you are not me
	must be a fqdn
	must be an fqdn
	hello name cannot
	mail server lies
	my own name
	that is me
	own name in helo
	helo should be
	you are me =3
	i am me
	you are not localhost
	has no dots
	claim to be
	claiming to be
	pretending to be
	pretend to be
	not our ip =2.8
	ehlo hostname .. not match
`;
