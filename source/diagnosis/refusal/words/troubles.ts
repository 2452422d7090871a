/**
 * What servers say of it. A word or phrase a line, below what it says; the second list is of words that tell of
 * trouble only where they are denied (`not accepted`) or demanded (`must be valid`).
 */
export const troubles = `
unknown
	unknown
	unrecogni*
	undeliverable
	undefined
	unregistered
	nonexist*
	inexist*
	misspel*
	no such
	not known
	not found
	no longer
	not here
	not a valid mailbox
	not our customer
	wrong
	incorrect
	does not have a
	does not have an
	do not have a
	do not have an
	cannot find
	could not find
	cannot be found
	could not be found
	unable to find
	cannot locate
	not listed in
	not in our
	no one here
	nobody here
	not a member
	invalid mailbox
	left the company
	is no more
	no account
	does not like recipient
	unbekannt*
	nicht gefunden
	nicht bekannt
	existiert nicht
	inconnu*
	introuvable
	n existe pas
	invalide
	sconosciut*
	inesistente
	non esiste
	non trovato
	desconocid*
	no existe
	no encontrado
	desconhecid*
	não existe
	nao existe
	não encontrado
	inexistente
	nieznan*
	nie istnieje
	nie ma
	onbekend
	bestaat niet
	okänd
	finns inte
	ukendt
	findes ikke
	ukjent
	neexistuje
	neznámý
	ismeretlen
	nem létezik
	bulunamadı
	неизвест*
	не найден*
	не существует
	не зарегистрирован*
	нет такого
	不 存 在
	找 不 到
	没 有 找 到
	存 在 し ま せ ん
	見 つ か り ま せ ん
	존 재 하 지
disabled
	disabled
	disable
	suspended
	suspend
	suspension
	deactivated
	inactivated
	inactive
	inactivity
	expired account
	terminated
	locked
	frozen
	freezed
	closed
	dormant
	archived
	deleted
	removed
	cancelled
	canceled
	discontinued
	over age
	hold
	on hold
	lock
	never logged
	not been entered
	mailbox unavailable due to
	abandoned
	stopped receiving
	no longer receiv*
	no longer active
	no longer accept*
	no longer in use
	no longer used
	no longer valid
	no longer available
	not receiving mail
	gesperrt
	deaktiviert
	stillgelegt
	geschlossen
	désactiv*
	desactiv*
	suspendu*
	suspendid*
	archivee
	bloqué
	bloque
	disattivat*
	disabilitat*
	sospes*
	scadut*
	bloccat*
	caducad*
	inativ*
	desativad*
	zablokowan*
	nieaktywn*
	wyłączon*
	заблокирован*
	отключен*
	неактив*
	停 用
	冻 结
	禁 用
	休 止
full
	full
	overquota
	over quota
	out of storage
	out of quota
	out of space
	used up
	overdrawn
	no space
	no room
	not enough space
	not enough storage
	not enough room
	insufficient storage
	insufficient space
	insufficient quota
	exceeded storage
	exceeded the storage
	exceed* quota
	quota exceed*
	quota exceeded
	quota is over
	quota violation
	over their quota
	over its quota
	over his quota
	over the quota
	over allocated
	over the maximum
	above quota
	storage full
	too full
	voll
	überfüllt
	pleine
	plein
	pieno
	piena
	lleno
	llena
	cheia
	lotada
	pełna
	przepełnion*
	vol
	переполнен*
	превышена квота
	已 满
	满
	満 杯
	exceeding
	shutoffquotaexceeded
refused
	rejected
	reject
	rejects
	rejecting
	refused
	refuse
	refuses
	refusing
	denied
	deny
	denies
	disallowed
	disallow*
	forbidden
	forbid
	prohibited
	prohibit*
	declined
	unacceptable
	unauthorized
	unauthorised
	restricted
	unwanted
	unwelcome
	dropped
	no access
	no permission
	no permissions
	access denied
	permission denied
	not allow
	only accept*
	only allow*
	go away
	not welcome
	does not want
	do not want
	abgelehnt
	abgewiesen
	verweigert
	nicht erlaubt
	nicht zugelassen
	nicht berechtigt
	refus*
	rejeté*
	interdit*
	non autoris*
	rifiutat*
	respint*
	negad*
	rechazad*
	denegad*
	prohibid*
	no permitid*
	no autorizad*
	não permitid*
	não autorizad*
	rejeitad*
	recusad*
	odrzucon*
	zabronion*
	niedozwolon*
	geweigerd
	отклонен*
	запрещен*
	отказано
	не разреш*
	拒 绝
	拒 收
	拒 否
	不 允 许
	没 有 权 限
blocked
	blocked
	block
	blocks
	blocking
	filtered
	deny ip
	denyip
	hostile
	untrusted
	jailed
	in prison
	hangup
	geblockt
	blockiert
	bloquead*
	bloqué*
	被 屏 蔽
	黑 名 单
listed
	listed
	listed in
	listed at
	listed on
	listed by
	found on
	found in
	blocked using
	on .. list
	in .. list
	on .. blocklist
	in .. blocklist
	on .. blacklist
	in .. blacklist
	in .. rbl
	on .. rbl
	in .. dnsbl
	blocked by
	rejected by
	rejected using
	appears on
	appears in
	see spamhaus
invalid
	invalid
	invalidate
	bad
	broken
	faulty
	corrupt*
	rfc compliant
	improper
	noncompliant
	violates
	violating
	ungültig*
	ungueltig*
	fehlerhaft*
	no válid*
	no valid*
	inválid*
	invalido
	invalida
	non valid*
	nieprawidłow*
	niepoprawn*
	błędn*
	ongeldig*
	неверн*
	некоррект*
	недопустим*
	不 正
	无 效
	格 式 错 误
missing
	no
	missing
	lacks
	lack
	lacking
	without
	without a
	absent
	empty
	has no
	have no
	having no
	does not have
	do not have
	did not have
	not exactly one
	fehlt
	fehlende*
	manquant*
	sans
	mancante
	senza
	sin
	sem
	falta
	brak
	отсутствует
	нет
	缺 少
repeated
	multiple
	duplicate*
	more than one
	several
	repeated
	too many headers
required
	required
	requiered
	require
	requires
	requiring
	needed
	need to
	need
	needs
	must
	must be
	must use
	must issue
	must have
	mandatory
	necessary
	necessaria
	you have to
	please use
	please enable
	please configure
	please
	first
	before
	before sending
	only
	expected
	enforced
	use
	erforderlich
	benötigt
	notwendig
	requis*
	nécessaire
	obligatoire
	richiest*
	necessari*
	requerid*
	obrigatóri*
	wymagan*
	требуется
	необходим*
	请 先
	需 要
toomany
	too many
	too much
	too often
	too fast
	too frequent*
	too quickly
	too high
	too rapidly
	many times
	exceeded
	exceeds
	exceed
	exceeding
	excessive
	over
	over the limit
	limit
	limits
	limited
	limit reached
	limit exceeded
	reached
	maximum
	max
	surpassed
	throttled
	throttling
	throttle
	slow down
	unusual
	unexpected
	frequently
	at a rate
	trop de
	troppi
	troppe
	demasiad*
	muitos
	zu viele
	zuviele
	zbyt wiele
	zbyt duż*
	te veel
	слишком много
	превышен*
	超 过
	超 出
	过 多
	频 率
	超 過
toobig
	too big
	too large
	too long
	too much
	oversize*
	larger than
	bigger than
	greater than
	exceeds
	exceed
	exceeded
	exceeds maximum
	exceeds fixed
	exceeds the maximum
	over limit
	zu groß
	zu gross
	trop grand
	trop gros
	troppo grande
	demasiado grande
	muito grande
	zbyt duż*
	слишком больш*
	过 大
	太 大
	limite
	limit
	over the limit
busy
	busy
	overload*
	overwhelmed
	too busy
	under load
	heavy load
	high load
	too high
	congest*
	insufficient
	exhausted
	temporarily out of
	already processing
	low on
	out of memory
	occupé
	ocupado
	überlastet
	occupato
	перегружен
	繁 忙
failed
	failed
	failure
	fail
	fails
	failing
	error
	errors
	problem
	trouble
	unsuccessful
	aborted
	could not
	unable to
	not able to
	fehlgeschlagen
	fehler
	échec
	échoué
	erreur
	fallit*
	errore
	falló
	fallo
	erro
	falhou
	niepowodzenie
	błąd
	mislukt
	ошибка
	не удалось
	失 败
	错 误
	失 敗
unavailable
	unavailable
	not available
	shutting down
	going down
	shut down
	shutdown
	maintenance
	offline
	down for
	out of service
	closing
	closed for
	not ready
	not accepting
	not running
	restarting
	indisponible
	nicht verfügbar
	nicht verfuegbar
	no disponible
	non disponibile
	indisponível
	niedostępn*
	недоступ*
	不 可 用
unreachable
	unreachable
	not reachable
	cannot reach
	could not reach
	cannot connect
	could not connect
	unable to connect
	unable to reach
	connection refused
	connecting to
	no route
	refused to talk
	not responding
	did not respond
	no answer from
	lost connection
	cannot deliver
	host down
timeout
	timeout
	timeouts
	timed out
	timed
	waited too long
	zeitüberschreitung
	délai dépassé
	тайм аут
	超 时
idle
	idle
	inactivity timeout
	waiting for data
	waiting for client
	waiting for command
	waiting for input
	waiting for your
	no activity
	session timeout
	command timeout
	client timeout
	read timeout
	data timeout
	input timeout
	idle timeout
	timeout waiting
	timeout expired
	timeout exceeded closing
expired
	expired
	has expired
	outdated
	abgelaufen
	expiré
	scaduto
	caducado
	истек
	过 期
mismatch
	mismatch*
	does not match
	do not match
	not match
	not matching
	differs
	different
	does not correspond
	not the same as
	inconsistent
	forged
	forgery
	spoof*
	fake
	not aligned
	does not resolve to
	not resolve to
	conflict
	must match
	should match
poor
	bad reputation
	poor reputation
	low reputation
	very low reputation
	reputation
	ip reputation
	poor
	trust level
	complaints
	user complaints
	abuse
	abuses
	abused
	abusive
	malicious
	suspicious
	suspicious activity
	unusual activity
	unusual traffic
	unsolicited
	open relay
	open proxy
	insecure
	compromised
	infected
	botnet
	attack
	harvest*
	spammer
	spammers
	spam source
	spam sources
	source of spam
	sending spam
	sent spam
	sends spam
	known spam
	spam from
	spamming
	used to send spam
	spam reports
	for spam
	spam client
	too much spam
dynamic
	dynamic
	dynamic ip
	dynamically
	dial up
	dialup
	dsl
	residential
	generic
	generic ptr
	generic rdns
	consumer
	home user
	not a mail exchanger
	may not be mail exchanger
	dinamic*
spam
	spam
	spams
	spammy
	spamming content
	spam content
	spam like
	spam message
	junk
	junkmail
	junk mail
	uce
	ube
	unsolicited bulk
	unsolicited mail
	unsolicited email
	unsolicited message*
	bulk mail
	phish*
	scam
	spam score
	spam filter
	spam scale
	antispam
	anti spam
	spamassassin
	bayes
	spam assassin
	considered spam
	detected as spam
	spamverdacht
	indésirable
	pourriel
	spamming
	спам*
	垃 圾 邮 件
	迷 惑 メ ー ル
	scored too high
	spamtrap
	spam probability
	unsolicited
virus
	virus*
	viruses
	malware
	trojan*
	worm
	infected
	infection
	clamav
	malicious code
	вирус*
	病 毒
	ウ イ ル ス
policy
	policy
	policies
	local policy
	security polic*
	policy reasons
	policy reason
	policy violation
	policy restrictions
	content policy
	security reason*
	richtlinie*
	politique
	política
	sensitive words
	filtering rule*
	filter rule*
unresolved
	does not resolve
	not resolve
	cannot be resolved
	could not be resolved
	cannot resolve
	could not resolve
	not resolvable
	unresolvable
	unable to resolve
	must resolve
	resolve
	nxdomain
	not found in dns
	no dns
	no mx
	no a
	no a record
	no valid mx
	unrouteable
	unroutable
	not routable
	dead
	has no mx
	lookup failed
	lookup failure
	lookup error
	dns says
	does not exist
	verify
	no records
	without mx
	invalid dns
	bogus
	loopback
unverified
	verify failed
	verification failed
	verify failure
	verification failure
	not verified
	unverified
	unverifiable
	unverified address
	cannot be verified
	cannot verify
	could not verify
	could not be verified
	unable to verify
	address probe
	verification in progress
	callout
	callback
	call back
	callout verification
	sender verify
	sender verification
	recipient verification
	address verification
	cannot be checked
	could not complete sender verify
	undeliverable address
	verify
	validation failed
unregistered
	not registered
	unregistered
	not verified
	unverified
	not configured
	not enabled for
	not a verified
	unconfigured
	not provisioned
	no verified
	not authorized sender
	not been verified
	unauthenticated sender
	not confirmed
	没 有 经 过 认 证
notowned
	not owned
	not own
	does not belong
	not belong
	not belonging
	owned by
	on behalf
	send as
	send mail as
	send from
	send email from
	send messages from
	not your
	must be same as
	same as
	not permissions to send
	permission to send
	permissions to send
	not authorized to send
	not authorised to send
	not authorised for
	not authorized to use
	not allowed to send
	not allowed to use
	not allowed to send as
	not allowed to use this sender
	rights to send
	not your email
	sendasdenied
	not a valid sender for
loop
	loop
	loops
	loopback loop
	looping
	routing loop
	mail loop
	too many hops
	hop count
	hopcount
	too many received
	many received headers
	received headers
	loops back
	schleife
	петля
moved
	moved
	has moved
	new address
	has a new
	no longer at this address
	forward to
	relocated
	please try <addr>
	please try <rcpt>
	please try <other>
unsupported
	not supported
	unsupported
	not implemented
	unimplemented
	not recognized
	not recognised
	unrecognized
	unrecognised
	unknown
	disabled
	disallowed
	not enabled
	not active
	not understood
	not advertised
	not offered
	not available
	not permitted
	unavailable
	unexpected
	command unknown
	not acceptable
	turned off
	switched off
	nicht unterstützt
	non supporté
	no soportado
	не поддерживается
outoforder
	bad
	out of
	wrong
	invalid
	improper
	incorrect
	out of order
	unexpected
	falsche
outofdate
	too old
	too weak
	weak
	insecure version
	obsolete
	deprecated
	older
	unsupported
	no shared
	handshake
	minimum
malformed64
	base64
	decode
	decoding
	cannot decode
	invalid base64
	bad base64
	not base64
	malformed auth
	initial response
	malformed
temporarily
	temporar*
	temp
	try again
	try later
	later
	retry
	defer*
	at this time
	at the moment
	currently
	vorübergehend
	später
	temporaire*
	temporane*
	temporal*
	plus tard
	più tardi
	más tarde
	mais tarde
	позже
	временн*
	稍 后
malformed
	malformed
	illegal
	ill formed
	cannot parse
	could not parse
	unparsable
	not parsable
	unable to parse
	parse error
	parse failed
	parsing error
	syntax error
	syntax
	syntactically
	not rfc
	not compliant
	non compliant
	unbalanced
	missing or malformed
	does not conform
	incorrectly formed
	not well formed
	contains illegal
	contains invalid
	must contain
	illegal characters
	reserved by rfc
blacklisted
	blacklisted
	blocklisted
	denylisted
	black listed
	blacklist
	blocklist
	blacklisting
	block listed
	black list
	block list
banned
	banned
	ban
	bans
	barred
`;

export const positives = `
refused
	accepted
	accept
	accepting
	allowed
	allow
	allows
	permitted
	permit
	permits
	authorized
	authorised
	authorize
	welcome
	tolerated
	wanted
	supported sender
	available to you
	receive
	may
	may use
	allowed to
	permission
	permissions
	local
	able to send
	autorisé
	autorizado
	autorizado
	permitido
	erlaubt
	akzeptiert
	принимаем
unknown
	exist
	exists
	existing
	existent
	known
	found
	present
	recognized
	recognised
	on file
	deliverable
	valid user
	valid mailbox
	valid recipient
	valid address
	a known user
invalid
	valid
	correct
	compliant
	rfc
	conform*
	parsable
	parsed
	well formed
	fully qualified
	qualified
unavailable
	available
	ready
	running
disabled
	active
	enabled
	activated
	in use
	operational
unauthenticated
	authenticated
	authenticate
	authentifié
	logged
	login
	signed
	identified
mismatch
	match
	matches
	equal
	correspond
	aligned
unresolved
	resolve
	resolves
	resolvable
	reverse
	routable
	reachable
	routed
unverified
	verified
	verify
	confirmed
	validated
unregistered
	registered
	configured
	provisioned
	subscribed
notowned
	own
	owns
	owned
	belong
	belongs
unsupported
	supported
	implemented
	understood
	offered
	advertised
	recognized
required
	encrypted
	secure
	using tls
	over tls
`;

export const denials = [
	'not',
	'no',
	'never',
	'cannot',
	'without',
	'neither',
	'nor',
	'unable',
	'fails',
	'failed',
	'fail',
	'non',
	'nicht',
	'kein',
	'keine',
	'pas',
	'não',
	'nao',
	'nie',
	'niet',
	'не',
	'нет',
	'不',
	'未',
	'only',
	'hardly',
	'n',
];
