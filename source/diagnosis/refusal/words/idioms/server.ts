/** The server’s own trouble: whole phrases, a phrase a line, below the cause they name. */
export const server = `
server-busy
	tillfälligt otillgänglig
	too busy
	busy
	overloaded
	server too busy =4
	server is too busy =4
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
	overload
	over capacity
	overcapacity
	capacity exceeded
	high load
	load is too
	too many connections
	too many sessions
	too many concurrent connections
	too many open
	too many users
	too many clients
	no more connections
	no more sessions
	maximum number of connections
	max clients
	resource limit
	resource temporarily unavailable
	out of file descriptors
	cannot fork
	can t fork
	fork failed
	processing capacity
	queue is full
	mail queue is full
	not accepting mail at this
	all ports
	serveur surchargé
	servidor sobrecargado
	servidor sobrecarregado
	serwer zajęty
	server overbelast
	сервер занят
	系 统 忙
	resource limitation* =2.4
	resource shortage
	memory shortage =2.4
	connections are in use
	in use =1.4
	out of processes =3
	not enough memory
	no more processes
	concurrent server connections =3.4
	concurrent connections per resource =3.4
	out of connection slots
	out of slots
	out of connections
	workers are
	all workers
	are occupied
	occupied
	heavy stress
	under stress
	under heavy
	concurrent deliveries to
	relay busy
	messages in flight
server-failed
	previous temporary failures =3
	died with signal =3
	policy unavailable
	bad file descriptor
	sticky home directory =3
	could not get the envelope
	auth temporar* not available =4
	rate limiting is .. unavailable =3
	address resolver failure =3
	internal mailer error =3
	locked by another process =3
	cannot authenticate you right now =3
	abi version
	filtering timeout =3
	filter timeout =3
	scanning timeout =3
	scan timeout =3
	local error
	internal error
	local problem
	filter end message failed =3
	server error
	unexpected failure
	unexpected error
	software error
	error writing
	write error
	cannot be stored
	could not be stored
	unable to queue
	database error
	lookup failure
	lookup error
	mail system failure
	could not load
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
	scan failed
	unable to quarantine
	cannot write
	trouble in home directory =2.8
	temporary error
	io timeout
	policy service
	could not open
	lookup failed
	i o timeout
	no such file
	server configuration
	temporary problem =2
	technical difficult* =2.4
	technical problem* =2.2
	internal failure
	internal problem
	internal system
	internal software
	server fault
	software failure
	program error
	program failure
	unexpected problem
	unexpected condition
	unexpected exception
	exception
	unhandled
	unknown error
	undefined error
	fatal error
	temporary failure
	temporary system
	temporary internal
	temporary server
	temporary local
	temporary lookup
	temporary processing
	processing error
	processing failure
	error processing
	error while
	error during
	error saving
	error storing
	error queueing
	error queuing
	error reading
	error opening
	error creating
	failed to open
	failed to write
	failed to create
	failed to store
	failed to save
	failed to process
	failed to deliver locally
	unable to open
	unable to write
	unable to create
	unable to store
	unable to save
	unable to deliver locally
	could not write
	could not create
	could not store
	could not save
	could not process
	could not complete
	cannot create
	cannot store
	cannot save
	cannot queue
	cannot process
	cannot complete
	not able to process
	write failure
	write failed
	file error
	file system
	filesystem
	i o failure
	read failure
	read only
	permission denied writing
	local failure
	delivery agent
	ldap lookup
	database connection
	db not =2.4
	query failed
	lookup temporarily
	map lookup
	alias lookup
	alias expansion
	filter error
	filter failure
	filter failed
	scan error
	virus check failed
	spam check failed
	spamassassin failed
	clamav error
	greylisting error
	promise timed
	econnrefused
	etimedout
	enotfound
	encryption failed =2
	unexpectedly
	something went wrong
	try again error
	memory allocation
	cannot allocate memory
	segmentation
	core dump
	panic
	script error
	interner fehler
	serverfehler
	systemfehler
	technischer fehler
	technisches problem
	technische störung
	erreur interne
	erreur système
	erreur technique
	problème technique
	error interno
	error técnico
	errore interno
	errore tecnico
	erro interno
	błąd wewnętrzny
	błąd serwera
	wewnętrzny błąd
	interne fout
	systeemfout
	внутренняя ошибка
	ошибка сервера
	временная ошибка
	временный сбой
	内 部 错 误
	系 统 异 常
	内 部 エ ラ ー
	내부 오류 =2.4
	internal delivery error
	internal processing error
	maildir delivery
	chdir to maildir
	greylist temporary failure =4
	filter did not answer
	did not answer in time
	not answer in time
	could not be saved =3
	cannot be saved
	could not be queued
	cannot be queued
	not be processed
	was not saved
	mailbox access error
	error accessing
	unable to access
	could not access
	cannot access
	spool the message
	spool message
	could not spool
	quarantine storage =3
	storage unavailable
	command failed
server-storage
	not enough disk
	no space left
	out of disk
	mail system full
	low on disk
	system storage
	queue unavailable
	disk space
	low disk
	insufficient system
	insufficient system resources storage
	insufficient storage on
	storage failure
	partition full
	spool directory
	queue disk
	not enough space on
	no space on
	server storage
	spazio esaurito sul =3.4
	device full
	festplatte voll
	disque plein
	disco lleno
	disco pieno
	disco cheio
	dysk pełny
	диск переполнен
	нет места на диске
	磁 盘 空 间
	磁 盘 已 满
	miejsca na dysku
	short of storage
	space shortage
	spool is full
	spool full
	shortage of space
	free disk space
	free space on
	not enough free space
server-dns
	dns error
	dns failure
	temporary dns
	dns resolving error
	temporarily unable to resolve
	dns temporary
	unable to lookup dns
	temporary error .. dns
	dns lookup
	dns server
	dns servers
	dns query
	dns resolution
	dns resolver
	dns unavailable
	dns is
	nameserver
	name server
	name servers
	name service
	servfail
	esrvfail
	eservfail
	lookup timeout
	lookup timed
	temporary name
	temporary resolution
	temporarily unresolvable
	cannot resolve at
	unable to resolve at
	resolution failure
	resolution failed
	host lookup did
	host lookup failed
	hostname lookup failure
	mx lookup failure
	resolver
	no answer from dns
	dns gave no
server-next-hop
	connection to mail server =3
	communication with mail server =3
	failed to forward
	could not be forwarded
	temporary delivery failure
	during .. mta =3
	conversation with =3
	upstream
	next hop
	backend .. offline =3
	backend for this mailbox =2.6
	mailbox server is =2
	mail store is =1.8
	mail store unavailable
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
	next server
	downstream
	remote mta
	remote mail
	remote smtp
	destination host
	destination mail server
	destination mta
	target server
	target host
	backend mail server
	internal mail server
	relay host
	relayhost
	smarthost unavailable
	recipient s mail server
	mail server of the recipient
	recipient s email server
	no answer from host
	host unreachable
	host is unreachable
	host down
	host is down
	server unreachable
	server not reachable
	server is not reachable
	network unreachable
	connection timed
	unable to relay to
	not be delivered within
	undelivered for
	delivery timeout
	delivery timed
	delivery attempts
	delivery attempt failed
	delivery temporarily
	delivery delayed
	message too old
	message has been in
	queued too long
	queue timeout
	queue expired
	retry limit
	retries exceeded
	retry count
	too many retries
	reach mailbox =2.2
	forwarding failed
	forwarding error
	nächster server
	zielserver
	serveur distant
	servidor remoto
	server remoto
	serwer zdalny
	удаленный сервер
	удалённый сервер
	对 方 服 务 器
	远 程 服 务 器
	without delivery =2.4
	no valid hosts =2.6
	make any connections =2.4
	closed by remote =2.4
	max retries =2.2
	no banner =2.2
	no .. response =2.2
	no mxs =2.6
	not reach any
	no hosts
	connect to unreachable host
	connection to the destination =3
	no route to
	backend not reachable
	connection dropped =3
	primary target ip
server-closing
	sigterm received
	closing communications channel
	sessione scaduta
	session .. expirée
	connection shutdown
	service not active =2.6
	service is not active =2.6
	service unavailable
	service currently unavailable
	service is currently unavailable
	upgrading =2.2
	is upgrading
	being migrated =2
	migration =1.8
	scheduled work =2
	planned outage =2.4
	scheduled downtime =2.4
	system going down
	shutdown in progress
	server is shutting
	closing transmission channel
	server closing
	not accepting network messages
	system not accepting
	service temporarily unavailable
	server unavailable
	service is unavailable
	service stopped
	service stopping
	service is temporarily
	service disabled for
	server temporarily
	server is temporarily
	server currently
	maintenance mode
	scheduled maintenance
	under maintenance
	system temporarily
	shutting
	restarting
	server restart
	rebooting
	not accepting connections
	smtp unavailable
	mail service not
	temporarily out of service
	temporarily offline
	temporarily interrupted
	dienst nicht verfügbar
	dienst derzeit
	wartungsarbeiten
	service non disponible
	en maintenance
	servicio no disponible
	fuera de servicio
	en mantenimiento
	servizio non disponibile
	in manutenzione
	serviço indisponível
	em manutenção
	usługa niedostępna
	dienst niet beschikbaar
	tjänsten är inte
	сервис недоступен
	служба недоступна
	техническое обслуживание
	технические работы
	服 务 不 可 用
	服 务 暂 停
	系 统 维 护
	maintenance
	planned maintenance
	no smtp service here
	reconfiguration
	reconfiguring
	upgrade in progress
	update in progress
	being upgraded
	being updated
	being restarted
server-config
	no valid hosted domain =3
	nis not running
	too many mappings =2.4
	system config error
	loops back to myself
	mail system configuration
	config error
	misconfigur*
	unknown mail transport
	local configuration error
	mail for .. loops back
	server configuration error
	server configuration problem =3
	license expired
	licence expired
	license has expired
	license limit
	license key
	relay not configured =3
	no route configured
	transport not configured
	transport error
	unknown transport
	unknown mailer
	mailer unknown
	bad configuration
	configuration error
	configuration problem
	configuration failure
	incorrect configuration
	invalid configuration
	wrongly configured
	incorrectly configured
	improperly configured
	not properly configured
	not correctly configured
	missing configuration
	loops to myself
	points back to
	refers to myself
	mx loop
	mx points
	delivers to itself
	fehlkonfiguriert
	falsch konfiguriert
	mal configuré
	mal configurado
	configurato male
	błędna konfiguracja
	ошибка конфигурации
	several matches found
	points to this host
	points to itself
	lowest numbered mx =3.4
	points to local host
	mx record points to local
	is the local host
	is the localhost
	loops back to me
`;
