/** What servers say of it. A word or phrase a line, below what it says. */
export const troubles = `
unknown
	unknown
	unrecogni*
	undeliverable
	ne existe pas
	n existe
	pas trouvé
	pas trouvée
	adresse inconnue
	erronée
	erroné
	errato
	errata
	no encontrada
	no se encontró
	no se encuentra
	no se ha encontrado
	não foi encontrad*
	nao encontrad*
	não consta
	non è stato trovato
	non valido
	nicht registriert
	nicht mehr vorhanden
	nicht zugestellt werden
	gibt es nicht
	gibt es hier nicht
	niet gevonden
	bestaat hier niet
	bestaat niet meer
	hittades inte
	existerar inte
	findes ikke her
	finnes ikke
	eksisterer ikke
	ikke fundet
	ikke funnet
	ei ole
	ei ole olemassa
	ei löytynyt
	nem található
	nincs ilyen
	δεν υπάρχει
	άγνωστ*
	δεν βρέθηκε
	nebyl nalezen
	nebyla nalezena
	nenalezen*
	neznám*
	neexistující
	не знайден*
	не існує
	невідом*
	відсутній
	не съществува
	непознат*
	несуществующ*
	mevcut değil
	bulunamıyor
	tanımsız
	geçerli değil
	không tìm thấy
	không hợp lệ
	tidak ada
	tidak dikenal
	존재하지 않*
	없습니다
	찾을 수 없*
	알 수 없는
	不 明
	無 効
	不 存 在 于
	未 找 到
	未 知
	查 無
	不 正 确
	do not exist
	never existed here
	not existing
	non existing
	not a known
	not a registered
	no mailbox
	not our user
	not a user here
	unlisted
	unassigned
	not assigned
	not allocated
	not resolvable to a user
	not deliverable
	unknown or invalid
	no such address
	no such mailbox
	no such user
	not part of this
	cannot be delivered to
	no matching
	unroutable address
	not mapped
	no mapping
	could not be matched
	has no mailbox
	has no account
	left the company
	left our company
	has left the company
	no longer employed
	no longer an employee
	no longer works for
	no longer exists
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
	probationary
	under review
	in review
	pending approval
	awaiting approval
	pending review
	not approved for
	put under review
	restricted for
	sending paused
	is paused
	on probation
	pending activation
	overdue
	unsettled
	payment failed
	payment required
	delinquent
	insufficient credit
	insufficient credits
	insufficient funds
	insufficient balance
	desaktivert
	deaktivert
	deaktiveret
	stängt
	avstängd
	spärrad
	lukittu
	suljettu
	poistettu
	passivoitu
	letiltva
	megszűnt
	felfüggesztve
	zrušen*
	zablokován*
	deaktivován*
	neaktivn*
	вимкнен*
	заблокован*
	деактивирован*
	закрыт*
	удален*
	удалён*
	kapatılmış
	pasif
	devre dışı
	askıya alın*
	bị khóa
	bị vô hiệu
	dinonaktifkan
	비활성
	정지
	휴면
	解 約
	退 会
	停 止
	被 禁
	被 冻 结
	已 冻 结
	锁 定
	注 销
	停 權
	blockerad
	cessato
	dismesso
	chiusa
	chiuso
	cerrada
	cerrado
	cancelada
	cancelado
	encerrada
	fermé
	fermée
	résilié
	résiliée
	clôturé
	supprimé
	supprimée
	opgeheven
	geblokkeerd
	uitgeschakeld
	afgesloten
	gekündigt
	aufgelöst
	gelöscht
	stillgelegtes
	zamknięt*
	usunięt*
	zawieszon*
	deactivate
	decommission
	unsubscribed mailbox
	defunct
	taken out of service
	put on hold
	administratively disabled
	administratively locked
	soft deleted
	purged
	expunged
	unlicensed
	no license
	not licensed
	unpaid
	not paid
	lapsed
	parked
	vacant
	has been shut
	shut down
	dead mailbox
	revoked
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
	가득*
	초과*
	saturada
	saturé
	saturée
	capacidad
	capacité maximale
	espace insuffisant
	espacio insuficiente
	espaço insuficiente
	sin espacio
	spazio insufficiente
	kein speicherplatz
	speicherplatz erschöpft
	aufgebraucht
	erschöpft
	kapasitesi
	kotası doldu
	brak miejsca
	přeplněn*
	překročen*
	plná schránka
	är full
	er fuld
	er full
	täynnä oleva
	megtelt a
	γεμάτ*
	переповнен*
	перевищен*
	препълнен*
	đã đầy
	penuh
	一 杯 で す
	容 量 を 超 え
	容 量 不 足
	已 满
	空 间 不 足
	空 間 不 足
	超 出 容 量
	exceeded its quota
	exceeded his quota
	exceeded their quota
	exceeded storage
	exceeded the storage
	exceeded mailbox
	storage limit
	storage quota
	reached its storage
	has no space left
	no disk space
	ran out of space
	filled up
	over its limit
	maxed out
	beyond its quota
	too full
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
	거부*
	declines
	rejection
	vetoes
	rebuffed
	spurned
	turned down
	turns away
	not entertained
	not honoured
	not honored
	not granted
	is not open to
	not a permitted
	not an allowed
	is restricted to
	restricted to
	reserved for
	only for
	members only
	subscribers only
	internal senders only
	authorized senders only
	not authenticated to send
	not accept messages
	not accept email
	not accept emails
	accept mail only from
	accepts mail only from
	no acepta
	no aceptado
	no aceptada
	no admitido
	no admite
	não aceita
	não aceito
	não aceitamos
	n accepte pas
	n est pas acceptée
	n est pas accepté
	n est pas autorisé
	n est pas autorisée
	pas autorisé
	pas accepté
	non accettato
	non accettata
	non ammesso
	negato
	nicht akzeptiert
	nicht angenommen
	nicht gestattet
	annahme verweigert
	abgewehrt
	zurückgewiesen
	unerwünscht
	niet geaccepteerd
	niet geautoriseerd
	afgewezen
	avvisad*
	nekad*
	afvist
	avvist
	hylätty
	estetty
	kielletty
	nem engedélyezett
	visszautasít*
	απορρίφθηκε
	δεν επιτρέπεται
	zamítnut*
	není povolen*
	nepřijat*
	odepřen*
	відхилен*
	заборонен*
	відмовлено
	не прийнят*
	не принят*
	не принимает*
	не допускается
	отвергнут*
	отказан
	izin verilm*
	kabul edilm*
	engellendi
	không được phép
	không chấp nhận
	tidak diizinkan
	허용되지 않*
	拒 絶
	許 可 さ れ て い ま せ ん
	禁 止
	退 信
	不 接 受
	不 被 允 许
	拒 絕
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
	geblokkeerd
	zablokowan*
	заблокирован*
	заблоковано
	gesperrt
	blockerad
	spärrad*
	sperret
	spærret
	estetty
	letiltva
	tiltva
	차단*
	bloccata
	gesperrtes
	geblockte
	blokkeret
	blokkert
	blokeret
	blokovan*
	engellen*
	μπλοκαρ*
	блокован*
	заблокировал*
	被 阻 止
	封 锁
	屏 蔽
	拦 截
	bị chặn
	diblokir
	ブ ロ ッ ク
	blocks mail
	blocked for
	blocked because
	blocked due
	has blocked
	being blocked
	auto blocked
	temporarily blocked
	greyholed
	tarpitted
	denylist
	denylisted
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
	shunned
	firewalled
	quarantined
	blackholed
	on our blocklist
	on our blacklist
	in our blacklist
listed
	listed
	found on
	found in
	currently listed
	is on the
	present on
	present in
	on a blocklist
	in a blocklist
	on the blocklist
	blocklist entry
	blacklist entry
	blacklist hit
	rbl hit
	dnsbl hit
	listing
	gelistet
	listé
	listée
	répertorié
	listado
	elencat*
	in lista nera
	na liście
	zalistowan*
	внесен в
	числится
	en lista negra
	em lista negra
	na lista negra
	blocked using
	on .. list
	in .. list
	on .. blacklist
	in .. rbl
	on .. rbl
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
	no es válida
	non è valido
	non è valida
	n est pas valide
	incorrecte
	incorrecto
	incorrecta
	incorreto
	incorreta
	scorretto
	sbagliat*
	falsch
	falsches
	falscher
	inkorrekt
	nicht gültig
	nicht korrekt
	onjuist*
	ogiltig*
	felaktig*
	fel
	ugyldig*
	forkert
	feil
	virheelli*
	väärä
	érvénytelen
	hibás
	helytelen
	μη έγκυρ*
	λάθος
	neplatn*
	chybn*
	nesprávn*
	недійсн*
	невірн*
	неправильн*
	неприпустим*
	невалид*
	hatalı
	yanlış
	salah
	잘못된
	올바르지 않*
	正 し く あ り ま せ ん
	不 正 な
	非 法
	有 误
	不 合 法
	無 效
	rejected as invalid
	not acceptable to
	erroneous
	flawed
	defective
	incorrectly
	botched
	wrongly
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
	violate
missing
	no
	missing
	lacks
	manque
	absente
	falta de
	ausente
	faltando
	sem um
	assente
	mancano
	fehlen
	kein gültiger
	keine gültige
	ontbreekt
	geen
	saknas
	saknar
	mangler
	puuttuu
	hiányzik
	λείπει
	chybí
	бракує
	немає
	eksik
	không có
	tidak memiliki
	缺 失
	没 有
	沒 有
	あ り ま せ ん
	not have any
	does not have any
	without any
	nonexistent
	not published
	is not there
	not available in dns
	does not carry
	does not publish
	not found for
	unset
	none found
	nil
	lacked
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
	bitte aktivieren
	aktivieren sie
	bitte verwenden sie
	verwenden sie
	activez
	veuillez activer
	utilisez
	active la
	habilite
	utilice
	ative a
	utilize
	attivare
	abilitare
	utilizzare
	włącz
	gebruik
	please activate
	please turn on
	please use
	must enable
	you must enable
	enable
	activate
	obligatoria
	obligatorio
	requiere
	se requiere
	exige
	exigé
	exigée
	est nécessaire
	erforderliche
	verpflichtend
	zwingend
	vereist
	verplicht
	nodig
	krävs
	kræves
	kreves
	påkrevd
	vaaditaan
	tarvitaan
	szükséges
	kötelező
	απαιτείται
	vyžadován*
	vyžaduje
	povinn*
	потрібн*
	необхідн*
	обов язков*
	обязател*
	требует
	gerekli
	gereklidir
	zorunlu
	yêu cầu
	diperlukan
	필요
	必 要
	要 求
	demands
	demanded
	insists on
	insist on
	compulsory
	prerequisite
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
	ist erreicht
	wurde erreicht
	erreicht
	atteint
	atteinte
	alcanzado
	alcanzada
	atingido
	atingida
	raggiunto
	raggiunta
	osiągnięt*
	bereikt
	uppnått
	nått
	nådd
	dosažen*
	elérte
	достигнут*
	досягнут*
	ulaşıldı
	达 到
	達 し ま し た
	trop d
	trop élevé
	trop souvent
	limite atteinte
	límite alcanzado
	límite superado
	limite atingido
	excedeu
	excedido
	superado el
	superato il limite
	limite superato
	limite raggiunto
	zu hoch
	zu schnell
	limit erreicht
	limit überschritten
	limiet bereikt
	overschreden
	för ofta
	for ofte
	liian monta
	liian usein
	liikaa
	túllépte
	túl gyakran
	υπέρβαση
	πολλά
	překročil*
	занадто багато
	забагато
	ліміт
	лимит
	превысил*
	aşıldı
	limiti aştı
	quá nhiều
	vượt quá
	terlalu banyak
	너무 많*
	超 え ま し た
	多 す ぎ ま す
	上 限
	超 限
	达 到 上 限
	太 多
	太 频 繁
	outgrown
	overrun
	used all
	all used
	has used
	hit its
	above threshold
	over threshold
	surge
	spike
	spikes
	sudden increase
	overage
	capped
	rate limiting
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
	exceso de tamaño
	demasiado pesad*
	trop important
	dépasse la taille
	dépasse la limite
	sobrepasa
	supera el tamaño
	supera la dimensione
	excede o tamanho
	excede el tamaño
	maximale größe
	überschreitet die
	te zwaar
	groter dan
	größer als
	større end
	større enn
	större än
	större än tillåtet
	liian suuri
	nagyobb
	meghaladja
	υπερβαίνει
	větší než
	překračuje
	перевищує
	завеликий
	превышает максимальный
	çok fazla büyük
	quá lớn
	terlalu besar
	너무 큽*
	大 き す ぎ ま す
	大 于
	exceeding the maximum
	more than the maximum
	above the size
	maximum size
	max size
	size limit exceeded
	too lengthy
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
	too heavy
	over the maximum size
	over size
	over the size
	exceeds size
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
	surchargé
	saturado
	sobrecargad*
	sovraccaric*
	ausgelastet
	przeciążon*
	överbelastad*
	overbelast*
	ylikuormit*
	túlterhelt
	přetížen*
	перевантажен*
	перегружена
	meşgul
	quá tải
	바쁩니다
	混 雑
	忙 碌
	繁 忙 中
	running low
	saturated
	oversubscribed
	swamped
	strained
	not enough resources
	lack of resources
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
	occupied
failed
	failed
	failure
	fail
	실패*
	오류*
	fallido
	fallida
	échouée
	fehlgeschlagener
	nieudan*
	misslyckades
	mislykkedes
	mislyktes
	epäonnistui
	sikertelen
	απέτυχε
	αποτυχία
	selhal*
	chyba
	помилка
	не вдалося
	неуспешн*
	грешка
	başarısız
	hata
	thất bại
	lỗi
	gagal
	エ ラ ー
	失 敗 し ま し た
	出 错
	発 生 し ま し た
	unexpectedly failed
	failed unexpectedly
	went wrong
	gave an error
	returned an error
	threw an error
	hiccup
	fault
	faulted
	glitch
	panic
	segfault
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
	non disponible
	indisponibles
	no disponibles
	non raggiungibile
	momentan nicht
	nicht erreichbar
	außer betrieb
	wartung
	wartungsarbeiten
	wartungsmodus
	mantenimiento
	manutenção
	manutenzione
	niet beschikbaar
	onbereikbaar
	konserwacj*
	ej tillgänglig
	inte tillgänglig
	ikke tilgængelig
	ikke tilgjengelig
	ei käytettävissä
	ei saatavilla
	nem elérhető
	karbantartás
	μη διαθέσιμ*
	nedostupn*
	údržb*
	обслуживан*
	kullanılamıyor
	bakım
	không khả dụng
	tidak tersedia
	점검
	利 用 で き ま せ ん
	メ ン テ ナ ン ス
	维 护
	無 法 使 用
	暂 停
	暂 停 服 务
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
	injoignable
	inaccessible
	non raggiungibili
	inalcanzable
	no responde
	não responde
	não foi possível conectar
	impossible de joindre
	impossible de se connecter
	impossibile contattare
	no se pudo conectar
	keine verbindung
	nicht erreicht
	verbindung fehlgeschlagen
	geen verbinding
	nie odpowiada
	svarar inte
	svarer ikke
	ei vastaa
	nem válaszol
	neodpovídá
	не отвечает
	не відповідає
	не удалось подключиться
	yanıt vermiyor
	応 答 し ま せ ん
	无 法 连 接
	连 接 失 败
	could not contact
	cannot contact
	unable to contact
	failed to contact
	failed to connect
	connection failed
	connection reset
	connect failed
	connection attempt failed
	network is unreachable
	went away
	cannot communicate
	unable to communicate
	unresponsive
	dropped the connection
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
	took too long
	taking too long
	takes too long
	did not answer in time
	no answer within
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
	ne correspond pas
	no coinciden
	non coincide
	não coincide
	passt nicht
	stimmen nicht überein
	komt niet overeen
	nie zgadza
	nie pasuje
	stämmer inte
	matcher ikke
	ei täsmää
	nem egyezik
	neodpovídá
	nesouhlasí
	не збіга*
	не відповідає
	eşleşm*
	không khớp
	일치하지 않*
	一 致 し ま せ ん
	not in line with
	not aligned
	misaligned
	unaligned
	contradicts
	contradicting
	discrepancy
	varies from
	deviates
	not consistent
	unequal
	does not resolve to
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
	compromised account
	spam complaints
	complaint rate
	high complaint rate
	abuse complaints
	spam rate
	bounce rate
	high bounce rate
	hard bounces
	spam traps
	spamtraps
	trap hits
	honeypot
	recent behaviour
	recent behavior
	sending behaviour
	sending behavior
	past behaviour
	spam history
	previous spam
	spam activity
	suspicious activity
	suspicious traffic
	abnormal activity
	anomalous
	sends too much spam
	spam emission
	spam sending
	spam received
	phishing source
	reputation score
	reputation too low
	insufficient reputation
	no reputation
	sender score
	sender reputation
	ip reputation
	domain reputation
	reputationsgründen
	réputation
	reputación
	reputação
	reputazione
	reputacj*
	rykte
	omdømme
	maine*
	репутац*
	renome
	itibar
	信 用
	평판
	untrustworthy
	unsafe
	dangerous host
	rogue
	known abuser
	abuse source
	abusers
	criminal
	snowshoe
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
	no deseado
	no deseada
	non désiré
	indesejad*
	indesiderat*
	niechcian*
	스팸*
	광고*
	unerwünschte werbung
	werbung
	publicité
	publicidad
	propaganda
	pubblicità
	reklam*
	reclame
	mainos*
	hirdetés
	нежелател*
	рекламн*
	реклама
	небажан*
	istenmeyen
	thư rác
	迷 惑
	垃 圾 邮 件
	spamtest
	spamcheck
	spam check
	spam signature
	spam pattern
	spam outbreak
	spam verdict
	spamhaus style
	nuisance
	scams
	spear phishing
	business email compromise
	impersonation
	impostor
	greymail
	bulkmail
	bulk mail
	mass mailing
	mass mail
	courrier indésirable
	correo no deseado
	correo basura
	lixo eletrônico
	posta indesiderata
	ongewenste
	skräppost
	søppelpost
	uønsket
	nevyžádan*
	junk
	junkmail
	uce
	ube
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
	threat
	threats
	worms
	spyware
	adware
	rootkit
	exploit
	backdoor
	keylogger
	eicar
	infizier*
	schädlich*
	infecté
	infectée
	maliciel
	infectad*
	infetto
	infetta
	zainfekowan*
	złośliw*
	besmet*
	skadlig
	skadelig
	haittaohjelma
	kártevő
	κακόβουλο
	škodliv*
	nakažen*
	вірус*
	заражен*
	zararlı
	vi rút
	바이러스
	악성
	木 马
	病 毒
	恶 意 软 件
	zero day
	zero hour
	known bad file
	hash match
	potentially dangerous content
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
	regelwerk
	vorgaben
	charte
	normas
	normativa
	reglas
	regole
	regras
	zasad*
	regels
	regler
	käytäntö
	szabályzat
	pravid*
	правил*
	політик*
	ilke
	chính sách
	정책
	ポ リ シ ー
	政 策
	规 则
	规 定
	content rule
	transport rule
	mail flow rule
	mailflow rule
	dlp rule
	corporate rule
	organization policy
	organisation policy
	company rule
	usage policy
	anti abuse policy
	antispam policy
	terms of use
	tos violation
	aup violation
	violation of
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
	kann nicht aufgelöst werden
	nicht auflösbar
	ne peut être résolu
	no se puede resolver
	no resuelve
	não resolve
	non risolve
	non risolvibile
	не разрешается
	не резолвится
	无 法 解 析
	解 析 失 败
	does not resolve
	not resolving
	resolves to nothing
	unable to resolve
	failed to resolve
	could not find any
	no mail exchanger
	no mx
	no mx records
	null mx
	no valid dns
	dns lookup failed
	resolution failed
	resolve fail
	domain not found
	domain does not exist
	no dns record
	no dns entry
	unregistered domain
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
	not among the authorized
	not among the authorised
	not among the approved
	not among the verified
	not one of the authorized
	not one of the approved
	not an approved
	not approved yet
	not yet approved
	not linked to
	not linked to a verified
	not authorised domain
	not an authorized domain
	is not authorized sender
	not been authorised
	not been authorized
	not on the list of approved
	unvalidated
	not a validated
	not a confirmed
	not in your account
	not in this account
	not added to
	not found in your account
	not exist in your account
	not configured in your account
	not activated for sending
	validate it first
	status abnormal
	not registered with
	not registered for
	not enrolled
	not onboarded
	not whitelisted
	not allowlisted
	not validated
	not confirmed yet
	not yet verified
	not yet confirmed
	pending verification
	awaiting verification
	verification pending
	verify first
	needs verification
	requires verification
	must be verified
	must be validated
	must be confirmed
	needs to be verified
	non vérifié
	non vérifiée
	no verificado
	no verificada
	não verificado
	não verificada
	non verificato
	nicht verifiziert
	nicht bestätigt
	niezweryfikowan*
	не подтвержден*
	не верифицирован*
	未 验 证
	未 认 证
	未 登 録
	not a sender signature
	no sender signature
	no matching sender
	not belong to your account
	unverified
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
	per questo utente
	per questo account
	para este usuario
	para este usuário
	para esta cuenta
	por esta conta
	para esta conta
	pour cet utilisateur
	pour ce compte
	für diesen benutzer
	für dieses konto
	dla tego użytkownika
	dla tego konta
	для этого пользователя
	autorizado a enviar
	autorizado para enviar
	autorizzato a inviare
	autorisé à envoyer
	autorisée à envoyer
	uprawnion*
	does not belong to
	not belong to
	not the login
	not authorised to use
	other than the
	another user
	someone else
	ne vous appartient pas
	no le pertenece
	não pertence
	non appartiene
	gehört nicht
	nie należy
	tilhører ikke
	tillhör inte
	не належить
	不 属 于
	must be the authenticated
	no permission to send
	no right to send
	not entitled to send
	without permission to send
	impersonate
	impersonating
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
	non pris en charge
	no compatible
	nem támogatott
	není podporován*
	ei tuettu
	stöds inte
	ikke understøttet
	støttes ikke
	δεν υποστηρίζεται
	не підтримується
	desteklenm*
	không hỗ trợ
	tidak didukung
	지원하지 않*
	サ ポ ー ト さ れ て い ま せ ん
	not accepted here
	is not supported
	unsupportable
	switched off here
	blocked here
	not permitted here
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
temporarily
	temporar*
	temp
	try again
	por el momento
	de momento
	por enquanto
	per il momento
	pour le moment
	pour l instant
	provisoirement
	provisoriamente
	momentaneamente
	momentáneamente
	zeitweilig
	zeitweise
	gegenwärtig
	augenblicklich
	einstweilen
	chwilowo
	för tillfället
	för närvarande
	senare
	senere
	i øjeblikket
	for øyeblikket
	myöhemmin
	tilapäis*
	hetkellis*
	később
	jelenleg
	átmeneti*
	αργότερα
	προσωρινά
	později
	přechodn*
	momentálně
	пізніше
	тимчасов*
	зараз
	по късно
	daha sonra
	şu anda
	tạm thời
	sementara
	나중에
	일시*
	一 時 的
	後 ほ ど
	稍 候
	暫 時
	稍 後
	weiteren versuch
	später erneut
	réessayez
	réessayer
	reintente
	reintentar
	inténtelo
	intente
	tente novamente
	riprova
	riprovare
	spróbuj
	probeer
	försök
	prøv
	yritä
	próbálja
	zkuste
	спробуйте
	попробуйте
	повторите
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
	liste noire
	lista negra
	listas negras
	lista nera
	liste nere
	czarna lista
	czarnej liście
	zwarte lijst
	svartlist*
	svartelist*
	sortlist*
	feketelist*
	černé listině
	černá listina
	blacklistu
	чорному списку
	черном списке
	черный список
	чёрном списке
	чёрный список
	kara liste*
	musta lista
	mustalla listalla
	黑 名 单
	黑 名 單
	ブ ラ ッ ク リ ス ト
	블랙리스트*
	danh sách đen
	daftar hitam
	μαύρη λίστα
	sperrliste
	blockliste
	schwarze liste
	schwarzen liste
	listanegra
	blacklist
	blocklist
	blacklisting
banned
	banned
	ban
	bans
	barred
`;
