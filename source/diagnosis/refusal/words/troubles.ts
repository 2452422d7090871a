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
	no user by that
	no mailbox by that
	cannot be located
	could not be located
	could not locate
	unable to locate
	unable to deliver to
	no longer works
	no longer with
	does not work here
	never existed
	not one of our
	not one of ours
	is not a user
	no active user
	not associated with
	is not known
	cannot be recognized
	not in the directory
	not in directory
	not in our directory
	not in the list of
	non existent
	no match
	does not match any
	not on this server
	not on this system
	not on our system
	nicht vorhanden
	nicht existent
	nicht vergeben
	n est pas connu
	n existe plus
	no es válido
	no registrad*
	não cadastrad*
	não localizad*
	não encontrada
	inesistent*
	nieistnieją*
	brak takiego
	brak użytkownika
	takový
	neznáma
	není znám
	nepoznan*
	ukendte
	tuntematon
	ei löydy
	geçersiz
	yok
	không tồn tại
	tidak ditemukan
	無 此
	查 无
	not defined
	not in our system
	has left
	do not know
	does not know
	never heard of
	no knowledge of
	cannot identify
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
	unmonitored
	not monitored
	no longer monitored
	no longer being monitored
	not checked
	retired
	decommissioned
	not in use
	no longer works here
	on hold
	barred
	expired
	under maintenance
	disconnected
	blocked by administrator
	deprovisioned
	shut off
	turned off
	switched off
	not in service
	ceased
	not been activated
	not activated
	not yet activated
	not active
	not yet active
	not enabled
	paused
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
	insufficient storage
	insufficient space
	insufficient quota
	exceed* quota
	quota exceed*
	quota is over
	quota violation
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
	满
	満 杯
	exceeding
	shutoffquotaexceeded
	exceeded dropfile
	spazio .. esaurito
	exhausted
	over limit
	overfull
	at capacity
	out of room
	no more space
	no free space
	not enough free
	no storage
	quota limit
	limit of storage
	over the size limit
	past its quota
	over the storage
	reached the maximum size
	reached the quota
	over disk
	überschritten
	épuisé
	dépassé
	dépassée
	superada
	superato
	superata
	esaurit*
	agotad*
	excedid*
	ultrapassad*
	przekroczon*
	plná
	plný
	megtelt
	dolu
	doldu
	fuld
	fullt
	täynnä
	превышена
	已 滿
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
	not welcome
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
	turned away
	turn away
	not wanted
	not desired
	not eligible
	not entitled
	vetoed
	veto
	disapproved
	discarded
	will not accept
	does not accept
	do not accept
	not taking
	no longer accepts
	ne peut pas
	no se permite
	no está permitido
	não é permitid*
	non è consentit*
	non consentit*
	non permess*
	nie jest dozwolon*
	niet toegestaan
	ej tillåt*
	ikke tillatt
	ikke tilladt
	odmietnut*
	odmítnut*
	elutasít*
	reddedildi
	từ chối
	ditolak
	被 拒 绝
	遭 拒
	not acceptable
	no longer allowed
	no longer permitted
	no longer accepted
	not invited
	not for you
	may not
	must not
	cannot use
	not handled
	does not handle
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
	shunned
	firewalled
	quarantined
	suppressed
	blackholed
	on our blocklist
	on our blacklist
	in our blacklist
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
	delist
	delisted
	delisting
	is in the .. list
	is in a .. list
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
	not present
	not supplied
	not provided
	not specified
	not given
	not included
	no valid
	not set
	is required but
	blank
	omitted
	does not contain
	do not contain
	does not include
	must include
	not contain
	none
repeated
	multiple
	more than one
	several
	repeated
	too many headers
	duplicate
	duplicated
	duplicates
	occurs more than once
	appears more than once
	more than 1
	two or more
	too many occurrences
	only one
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
	first
	before
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
	необходим*
	请 先
	需 要
	is needed
	is necessary
	are required
	must first
	must use
	you must
	have to
	has to
	obligatory
	is mandatory
	only available with
	only over
	requires you
	nötig
	muss
	müssen
	debe
	doit
	deve
	musi
	moet
	должен
	требуется
	必 须
	必 須
	turn on
	switch on
	should be
	should have
	needs to be
	ought to
	please log
	log on
	must come
	only accepts mail over
	only permitted over
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
	maximum
	max
	surpassed
	throttled
	throttling
	throttle
	slow down
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
	too rapid
	too soon
	too quick
	quota exceeded
	in excess of
	more than allowed
	more than permitted
	above the limit
	above limit
	over rate
	beyond the limit
	no more than
	flood
	flooding
	hammering
	burst
	exceeding the
	hit the limit
	reached the limit
	reached its limit
	reached your limit
	limit hit
	too numerous
	trop nombreu*
	zu oft
	zu häufig
	troppe richieste
	excesso
	zbyt wielu
	te vaak
	för många
	for mange
	příliš mnoho
	příliš často
	túl sok
	çok fazla
	терпим*
	слишком часто
	过 于 频 繁
	次 数 过 多
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
	exceeds the maximum
	over limit
	zu groß
	zu gross
	trop grand
	trop gros
	слишком больш*
	过 大
	太 大
	limite
	limit
	over the limit
	too heavy
	over the maximum size
	over size
	over the size
	exceeds size
	exceeds the size
	exceeds limit
	exceeds the limit
	bigger
	larger
	in excess
	above the maximum
	over the allowed
	trop volumineu*
	trop lourd*
	demasiado grand*
	troppo grand*
	muito grand*
	excede
	supera
	dépasse
	überschreitet
	zbyt duż*
	te groot
	för stor*
	for stor
	příliš velk*
	túl nagy
	çok büyük
	слишком велик*
	превышает
	超 过 限 制
	过 长
	exceeded
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
	interrupted
	problems
	difficulties
	malfunction
	crashed
	exception
	unexpected error
	unable
	broken
	misbehaving
	not completed
	did not work
	cannot auth
	not working
	does not work
	stopped working
unavailable
	unavailable
	not available
	shutting down
	shutdown
	maintenance
	offline
	out of service
	closing
	closed for
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
	not ready
	not open
	not reachable at
	unreachable right now
	not operational
	not responding properly
	out of order
	down
	is down
	stops
	stopping
	going down
	coming down
	is stopping
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
	did not answer
	does not answer
	no response
	does not respond
	not answering
timeout
	timeout
	timeouts
	timed
	zeitüberschreitung
	délai dépassé
	тайм аут
expired
	expired
	outdated
	abgelaufen
	expiré
	scaduto
	caducado
	истек
	过 期
	has expired
	is expired
	are expired
	revoked
	no longer valid
	stale
	lapsed
	vencid*
	wygas*
	verlopen
	истекл*
	expire
	expires
	will expire
	about to expire
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
	not identical
	not equal
	does not agree
	do not agree
	disagree
	inconsistency
	not correspond
	do not correspond
	not match the
	not resolve back
	stimmt nicht überein
	no coincide
	non corrisponde
	não corresponde
	не совпада*
	не соответств*
	不 一 致
	不 匹 配
poor
	bad reputation
	poor reputation
	low reputation
	reputation
	poor
	trust level
	user complaints
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
	bad history
	history of spam
	complaint
	complaints
	low trust
	not trusted
	distrusted
	known spammer
	known spam source
	identified as spammer
	high risk
	risky
	bad behaviour
	bad behavior
	misbehaving
	abuse detected
	hacked
	zombie
	malware source
	virus source
	blacklisted sender
	spam sender
	schlechte reputation
	mauvaise réputation
	mala reputación
	cattiva reputazione
	má reputação
	zła reputacja
	slechte reputatie
	плохая репутация
	信 誉
	too many spams
	locally blacklisted
	local blacklist
	local blocklist
dynamic
	dynamic
	dynamically
	dial up
	dialup
	dsl
	residential
	generic
	consumer
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
	phish*
	scam
	spam score
	spam filter
	spamassassin
	bayes
	considered spam
	spamverdacht
	indésirable
	pourriel
	spamming
	спам*
	spamtrap
	unsolicited
	unsolicited commercial
	advertising
	advertisement
	bulk
	spamlike
	spam like
	spammish
	spamminess
	looks spammy
	unwanted mail
	fraud*
	scammy
	spamverdächtig
	als spam
	som spam
	roskaposti
	广 告
	垃 圾
virus
	virus*
	trojan*
	worm
	infected
	infection
	clamav
	malicious code
	вирус*
	ウ イ ル ス
	virii
	malware
	ransomware
	malicious attachment
	malicious content
	malicious file
	macro*
	schadsoftware
	viren*
	vírus
	wirus*
	恶 意
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
	not compliant with our
	in violation
	breach
	house rules
	terms of service
	acceptable use
	company policy
	corporate policy
	site policy
	administrative policy
	organizational
	organisational
	compliance
	règle*
	politica
	polityk*
	beleid
	политик*
	策 略
unresolved
	cannot be resolved
	could not be resolved
	could not resolve
	unresolvable
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
	not resolvable
	cannot resolve
	could not be looked up
	has no mx
	has no mx record
	without mx
	no mx record
	no such domain
	not in dns
	not found in dns
	dns lookup fails
	unknown host
	host unknown
	host not found
	does not have a valid mx
	no address record
	not exist in dns
unverified
	verification failed
	verification failure
	not verified
	unverified
	unverifiable
	unverified address
	address probe
	callout
	callback
	call back
	sender verify
	sender verification
	address verification
	cannot be checked
	could not complete sender verify
	undeliverable address
	verify
	validation failed
	cannot verify
	could not verify
	could not be verified
	cannot be verified
	unable to verify
	not able to verify
	failed verification
	verify failed
	verify address failed
	verification problem
	not be validated
	could not validate
	unable to validate
	cannot validate
	failed to validate
	validation error
	failed validation
	validation problem
	could not be checked
	cannot check
	could not check
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
	not been verified
	unauthenticated sender
	not confirmed
	没 有 经 过 认 证
	not authorised sender
	not an authorized sender
	not an approved sender
	not approved
	not whitelisted sender
	not been confirmed
	not been validated
	not set up
	not setup
	unconfirmed
	not linked
	unapproved
	not associated with your account
	not associated with this account
	not one of the domains
	not one of your
	not among your
	no sender identity
	not an identity
	not assigned to
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
	not yours
	not owned
	does not own
	do not own
	not the owner
	not allowed from this
	not permitted as sender
	use as sender
	as sender
	as the sender
	in your name
	using this address
	use this address
	use that address
	use this sender
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
	not available
	not permitted
	unavailable
	unexpected
	command unknown
	turned off
	nicht unterstützt
	non supporté
	no soportado
	не поддерживается
	not understood
	cannot be used
	not usable
	not offered
	not allowed here
	not enabled here
	not provided
	unknown here
	not in this context
	nicht verfügbar
	wird nicht unterstützt
	nicht implementiert
	no implementad*
	non implementat*
	não implementad*
	nie obsługiwan*
	niet ondersteund
	stöds ej
	不 支 持
	no longer supported
	no longer available
	no longer offered
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
	right now
	for now
	just now
	shortly
	momentarily
	transient
	zur zeit
	derzeit
	momentan
	actuellement
	actualmente
	attualmente
	no momento
	tymczasow*
	obecnie
	tijdelijk
	midlertidig
	tillfällig*
	dočasn*
	ideiglenes*
	geçici
	сейчас
	暂 时
	一 時
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
	reserved by rfc
	wrongly formatted
	badly formatted
	incorrect format
	wrong format
	bad format
	improperly formatted
	not formatted
	misformatted
	poorly formatted
	wrong syntax
	incorrect syntax
	does not look like
	cannot be parsed
	could not be parsed
	parse
	garbled
	contains spaces
	contains space
	bad character*
	forbidden character*
	unexpected character*
	too short
	incomplete
	improper
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
	handled
	hosted
	served
	handle
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
	formatted
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
