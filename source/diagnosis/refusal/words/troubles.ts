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
	quota is over
	quota violation
	over their quota
	over its quota
	over his quota
	over the quota
	over allocated
	over the maximum
	above quota
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
	满
	満 杯
	exceeding
	shutoffquotaexceeded
refused
	rejected
	reject
	rejects
	rejecting
	denied
	deny
	denies
	disallow*
	forbidden
	forbid
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
	found on
	found in
	blocked using
	on .. list
	in .. list
	on .. blacklist
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
	bogus
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
	must issue
	must have
	mandatory
	necessary
	you have to
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
	too high
	congest*
	insufficient
	exhausted
	temporarily out of
	already processing
	low on
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
	timed
	waited too long
	zeitüberschreitung
	délai dépassé
	тайм аут
	超 时
expired
	expired
	outdated
	abgelaufen
	expiré
	scaduto
	caducado
	истек
	过 期
mismatch
	mismatch*
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
	not resolve to
	conflict
	must match
	should match
poor
	bad reputation
	poor reputation
	low reputation
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
	dynamically
	dial up
	dialup
	dsl
	residential
	generic
	consumer
	home user
	not a mail exchanger
	dinamic*
spam
	spam
	spams
	spammy
	junk
	junkmail
	uce
	ube
	unsolicited email
	bulk mail
	phish*
	scam
	spam score
	spam filter
	antispam
	spamassassin
	bayes
	considered spam
	detected as spam
	spamverdacht
	indésirable
	pourriel
	spamming
	спам*
	垃 圾 邮 件
	scored too high
	spamtrap
	unsolicited
virus
	virus*
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
	security reason*
	richtlinie*
	politique
	política
	sensitive words
	filtering rule*
	filter rule*
unresolved
	cannot be resolved
	could not be resolved
	could not resolve
	unresolvable
	must resolve
	resolve
	nxdomain
	no dns
	no a
	no valid mx
	unrouteable
	unroutable
	dead
	lookup failed
	lookup error
	dns says
	does not exist
	verify
	no records
	invalid dns
	loopback
unverified
	verification failed
	verification failure
	not verified
	unverified
	unverifiable
	unverified address
	address probe
	verification in progress
	callout
	callback
	call back
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
	not belonging
	owned by
	on behalf
	send as
	send mail as
	send from
	send email from
	send messages from
	not your
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
	rights to send
loop
	loop
	loops
	looping
	hopcount
	received headers
	schleife
	петля
moved
	moved
	new address
	has a new
	no longer at this address
	forward to
	relocated
unsupported
	unsupported
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
	out of
	wrong
	incorrect
	unexpected
	falsche
outofdate
	too old
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
	decode
	decoding
	initial response
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
	does not conform
	incorrectly formed
	not well formed
	contains illegal
	contains invalid
	must contain
	reserved by rfc
blacklisted
	blacklisted
	blocklisted
	denylisted
	blacklist
	blocklist
	blacklisting
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
	permission
	permissions
	local
	able to send
	autorisé
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
invalid
	valid
	correct
	compliant
	rfc
	conform*
	parsable
	parsed
	well formed
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
unresolved
	resolve
	resolves
	reverse
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
	owns
	belongs
unsupported
	supported
	implemented
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
