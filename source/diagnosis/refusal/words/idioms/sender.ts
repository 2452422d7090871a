/** The sender, and the proofs of its domain: whole phrases, a phrase a line, below the cause they name. */
export const sender = `
sender-malformed
	mail from invalid
	invalid mail from
	sender address too long
	sender too long
	return path too long
	mailfrom address =1
	need fully qualified address
	must be a fully qualified
	domain name required for sender
	sender address needs
	malformed address in mailfrom
	sender address must
	sender needs
	sender must be
	mailfrom must
	no domain in sender
	sender lacks
	adresse expéditeur invalide
	rejected sender <addr> syntax error =4
	not in the right format
	not in the correct format
	without domain part
	no domain part =2.6
	without a domain part
	contains no domain
	usage mailfrom
	domain name length =3
sender-domain-missing
	all your mail exchangers =3
	recursive cname =3
	sender domain must
	envelope sender must be
	valid sender domain
	is a private address =2.6
	private address =2
	points to 127 =2.6
	points to a private =2.6
	mx points to
	resolves to a private =2.6
	mx of .. is =1.2
	invalid sender domain
	valid mx or =2.4
	sender domain does not
	sender domain is not =1.4
	sender domain has
	sender domain unknown
	unknown sender domain
	domain of the sender
	domain of sender
	nonexistent sender domain
	nonexistent domain in mailfrom
	your domain does not
	your domain has no
	return address domain
	domain does not accept bounces
	mx for sender
	mx of sender
	mx record for your
	mx for your
	absenderdomain
	absenderdomäne
	domaine expéditeur
	domaine de l expéditeur
	dominio del remitente
	dominio mittente
	dominio del mittente
	domínio do remetente
	domena nadawcy
	домен отправителя
	发 件 人 域
	sender must exist =2.4
	sender domain must exist =2.4
	bad sender s system address =3.4
	invalid dns mx
	not in dns return
	you send from does not exist =3.2
	domain you send from =2.4
sender-not-owned
	send as our domain =3
	not owned by
	not owned by authenticated user
	not permissions to send as
	only send with the address =3.2
	only send from your own =3.2
	send on behalf
	sender is not =2
	not authorized to send from
	not authorised to send from
	not allowed to send from
	not allowed to send as
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
	from does not match
	not owner of
	may not send as
	cannot send from
	not permitted to send from
	not permitted to use
	not authorised to send as
	not authorized to send as
	not entitled to send
	must be the same as
	must match your
	does not match the authenticated
	does not match authenticated
	does not match your account
	does not match the account
	different from the authenticated
	not an alias of
	authenticated as
	spoofing of
	send as denied
	sendas*
	not the authenticated
	entspricht nicht dem
	absenderadresse ist nicht
	nicht ihre
	no coincide con
	expéditeur ne correspond
	ne correspond pas à
	non corrisponde all
	não corresponde ao
	nadawca nie
	не принадлежит
	发 件 人 与
	与 发 件 人
	envelope sender not allowed =3.4
	account does not conform with authentication =3
	not accept masquerading =3.2
	may not use this
	not allowed to use
	same as login
	same as the login
	be same as
	use this from address =3
	not permitted for this account
	not allowed for this user
	not allowed for your account
	relaying disallowed as =3.4
	not valid for your =3.4
	not valid for this
	for your login
	for this login
	valid for your
	must be same as =3
	authenticated as the owner =3.4
	as the owner
	owner of this
	send mail as
	send email as
	send messages as
	send as this
	after authenticating as =3
	match .. authenticated
	match .. authentication
	match .. username
	match .. login
	match .. account
	with this return path
	with this sender
	with this from
	authentication for specified
sender-not-registered
	not have an account for this domain =3
	not a verified sender
	sender identity
	sending domain is not
	confirm the domain =3.2
	add the domain =2.4
	notauthenticatedsender sender not authenticated =4
	domain not verified =3
	domain is not verified =3
	domain is not validated =3
	domain not validated =3
	domain not approved =2.8
	domain is not approved =2.8
	domain not added
	single sender =2.2
	sender signatures
	not a sender signature =3
	verified sender =2
	verified domain =2
	linked to a verified domain =3
	notauthenticatedsender =3
	sender unsigned =2.4
	unconfigured sending domain =3
	sender domain isn t
	validate your domain =2.6
	validate your sender =2.6
	authorized senders =2
	authorised senders =2
	authorize this sender
	approved sender list
	not authorized sender domain
	sender .. not been verified
	address is not confirmed
	not verified with
	is not verified
	not been verified
	sender not verified
	unverified sender
	unverified domain
	unverified email address
	domain must be verified
	verify your domain
	verify your sender
	verify the domain
	sender signature
	signature not found
	domain not registered
	from address is not verified
	address not verified
	domain not configured for sending
	domain not authorized for sending
	not an allowed sender
	not allowed sender
	sender not found in
	sender domain not allowed
	sender domain is not allowed
	sender domain not authorized
	approved sender
	approved senders
	unknown account sender
	not send from there
	not one of the domains
	verify your sending domain =3.4
	verify your email address
	unknown sending domain =3
	list of verified senders =3
	verified senders
sender-unverified
	verify failed due
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
	postmaster verification
	cannot receive replies
	sender address .. unknown
	return path .. not exist
	sender is unvalidated
	unvalidated
	fake sender
	forged sender
	verification of sender
	sender mailbox
	sender address does not exist
	return address invalid
	return address does not exist
	your address does not exist
	your email address could not
	bounce address
	no postmaster
	no abuse
	user unknown sender
	absender konnte nicht
	vérification de l expéditeur
	verificación del remitente
	verifica del mittente
	verification failed for =2.4
	callback to sender
	bounce messages to you
	sender check
sender-blocked
	blacklisted for sending =3
	local user only
	do not like spam
	sender denied
	sender is denied
	domain is listed in
	top level domain =2.4
	tld =1.8
	tlds =1.8
	domain listed
	mailfrom domain .. listed
	block send er
	black mail address
	black sender
	reject* sender
	unwanted sender
	envelope blocked =3
	domain based =3
	your domain is listed
	domain is blocked
	domain blocked
	domain blacklisted
	domain is blacklisted
	domain is banned
	domain has been blocked
	bad sender
	bad domain
	blocked domain
	blocked address
	no mail from this domain
	not accept mail from your domain
	not accept mail from this domain
	mail from your domain
	mail from this sender
	sender not allowed here
	badmailfrom
	badsender
	spam domain
	absender gesperrt
	mittente bloccato
	nadawca zablokowany
	отправитель заблокирован
	发 件 人 被
	not accept normal mail
	bad outbound sender
	blocked senders =2.8
	domain on a
	domain is on a
	address blocked by administrator =3
	domain has been banned =3.4
	domain blocklist =2.8
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
	bounce messages
	bounces to
	bounce to
	null senders not
	empty return path
	null return path
	empty mailfrom
	blank sender
	empty from
	batv
	prvs
	never sent that
	did not send
	not sent by us
	no delivery status
	delivery notifications not
	delivery notifications
	would bounce
	bounces only
	this bounce
	bounce is invalid
	bounce with
	bounce has
spf
	ip check error
	per it s spf =3
	inspect your spf =3
	ip for sending mail of domain =2.4
	owner discourages use of =3
	spf validation
	not permitted by the domain owner
	mfrom identity =3.6
	in mfrom =3
	helo identity =2.6
	unverifiable sending =3
	mx and or spf
	and or spf
	not designated
	does not designate
	openspf
	spf permerror
	spf =2.4
	sender policy framework =3
	hardfail
	hard fail
	softfail
	not permitted to send mail for
	not permitted to send mail from =2.2
	not allowed to send mail for
	not allowed to send for =2
	not authorized to send mail for
	not authorized to send mail from
	not authorized sender for
	not a permitted sender
	designated sender
	permitted sender
	authorized sender
	does not authorize
	sender policy
	senderid
	ip and spf
	not list this
	domain does not designate
	<ip> is not allowed to send mail from =3.2
	<ip> is not permitted to send mail from =3.2
	<ip> not allowed to send mail from =3.2
	ip in spf
	in your spf
	not in spf
	in the spf
dkim
	dkim =2.2
	bad signature
	signature invalid
	key for selector =3
	selector =1.8
	public key =2
	message is not signed =2.8
	is not signed =2.4
	all its mail is =1.6
	invalid signature
	signature verification
	unsigned message
	not signed
	must be signed
	no signature
	missing signature
	adsp
	body hash
dmarc
	dmarc =2.8
	reject policy
	p reject
	aligned with the from =2.4
	does not align =2.4
	not in alignment =2.4
	domain policy
	domain owner
	owner s policy
	alignment
	not aligned
	p quarantine
unauthenticated
	spf and dkim
	neither spf nor dkim
	sender is unauthenticated
	unauthenticated email
	fails to pass authentication
	authentication checks
	email authentication
	arc chain
	required authentication level
	cannot authenticate the sender
	sender id
	not authenticated mail
	unauthenticated mail
	unauthenticated message
	not pass authentication
	did not pass authentication
	fails authentication
	failed sender authentication
	sender not authenticated
	spf or dkim
	spf or dmarc
	dkim or spf
	neither spf
	both spf and dkim
	no spf and
	no spf or
	without spf
	missing spf and
	domain is not authenticated
	domain not authenticated
	authenticate with spf
	authenticated with either
	arc
	sender requirements
	dkim and spf
	spf and dmarc
`;
