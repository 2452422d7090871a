/**
 * What it means when a server says this of that: subject, trouble, cause; where the command that was refused changes
 * it, `RCPT:cause` (`-` for nothing), and how much it counts (2 if not said).
 */
export const grid = `
mailbox unknown recipient-unknown MAIL:sender-unverified AUTH:login-refused 3
mailbox disabled recipient-disabled MAIL:sender-unverified AUTH:account-suspended 3
mailbox full recipient-full 3
mailbox refused recipient-refuses MAIL:- 1.2
mailbox blocked recipient-disabled MAIL:- AUTH:account-suspended 2
mailbox invalid recipient-unknown MAIL:sender-malformed 1.7
mailbox missing recipient-unknown MAIL:- DATA:no-valid-recipients 1
mailbox unavailable recipient-unknown 1.4
mailbox unverified recipient-unverified MAIL:sender-unverified 2.4
mailbox toomany recipient-rate MAIL:- DATA-END:recipient-rate 1.4
mailbox moved recipient-moved 2
mailbox expired recipient-disabled 2.4
mailbox unregistered recipient-unknown 2
mailbox unresolved recipient-domain-missing 1.2
mailbox failed recipient-unverified 0.6
mailbox required recipient-malformed 0.8
user unknown recipient-unknown MAIL:sender-unverified AUTH:login-refused 3
user disabled recipient-disabled MAIL:account-suspended AUTH:account-suspended 2.4
user full recipient-full 3
user refused recipient-refuses AUTH:login-refused MAIL:sender-blocked 1.2
user blocked recipient-disabled MAIL:account-suspended AUTH:account-suspended 2
user invalid recipient-unknown AUTH:login-refused MAIL:sender-unverified 2
user missing recipient-unknown AUTH:login-refused 1
user unregistered recipient-unknown MAIL:sender-not-registered 2
user unverified recipient-unverified MAIL:sender-unverified 2
user unauthenticated login-required 2.4
user unavailable recipient-unknown 1.2
account unknown recipient-unknown AUTH:login-refused MAIL:sender-unverified 2.6
account disabled recipient-disabled AUTH:account-suspended MAIL:account-suspended DATA-END:account-suspended 2.4
account refused recipient-refuses AUTH:login-refused MAIL:account-suspended 1
account missing recipient-unknown AUTH:login-refused 1.2
account toomany sending-quota RCPT:recipient-rate 1.2
account expired account-suspended RCPT:recipient-disabled 2.4
account unregistered account-suspended RCPT:recipient-unknown 2
account unverified account-suspended 1.6
account unavailable recipient-unknown AUTH:account-suspended 1.2
account blocked recipient-disabled AUTH:account-suspended MAIL:account-suspended DATA-END:account-suspended 2.2
account blacklisted recipient-refuses AUTH:account-suspended MAIL:sender-blocked DATA-END:account-suspended 2
address invalid recipient-malformed MAIL:sender-malformed CONNECT:- 1.6
address unknown recipient-unknown MAIL:sender-unverified CONNECT:- HELLO:- 1.8
address disabled recipient-disabled MAIL:sender-unverified 2
address refused recipient-refuses MAIL:sender-blocked CONNECT:client-not-allowed 1
address blocked recipient-refuses MAIL:sender-blocked CONNECT:client-reputation 1.4
address unresolved recipient-domain-missing MAIL:sender-domain-missing 1.4
address unverified recipient-unverified MAIL:sender-unverified 2
address missing recipient-unknown MAIL:sender-malformed 1
address required recipient-malformed MAIL:sender-malformed 1
address notowned sender-not-owned 2
address toomany recipient-rate MAIL:rate-limited RCPT:recipient-too-many 1
sender unknown sender-unverified 2
sender refused sender-blocked 1.6
sender blocked sender-blocked 2.6
sender listed sender-blocked 1.6
sender invalid sender-malformed 2.2
sender unverified sender-unverified 2.6
sender unregistered sender-not-registered 2.6
sender notowned sender-not-owned 2.6
sender unresolved sender-domain-missing 2.6
sender required sender-malformed RCPT:protocol-order DATA:protocol-order 1.2
sender missing sender-malformed 1.2
sender disabled account-suspended 1.8
sender poor sender-blocked 2
sender toomany rate-limited 1.6
sender policy sender-blocked 1
sender failed sender-unverified 0.8
senderdomain unknown sender-domain-missing DATA-END:sender-not-registered 2.4
senderdomain unresolved sender-domain-missing 3
senderdomain missing sender-domain-missing 2
senderdomain invalid sender-domain-missing 1.8
senderdomain blocked sender-blocked 2.4
senderdomain refused sender-blocked 1.8
senderdomain listed sender-blocked 2
senderdomain poor sender-blocked 2.6
senderdomain unregistered sender-not-registered 2.6
senderdomain unauthenticated unauthenticated 1.8
senderdomain mismatch sender-not-owned 1.2
senderdomain unavailable sender-domain-missing 1.2
rcptdomain unknown recipient-domain-missing 2.6
rcptdomain unresolved recipient-domain-missing 2.6
rcptdomain missing recipient-domain-missing 1.8
rcptdomain refused relay-denied 1.4
rcptdomain unavailable recipient-domain-missing 1.2
rcptdomain unreachable server-next-hop 2
rcptdomain invalid recipient-domain-missing 1.6
domain unknown recipient-domain-missing MAIL:sender-domain-missing HELLO:hello-bad-name CONNECT:- 2
domain unresolved recipient-domain-missing MAIL:sender-domain-missing HELLO:hello-bad-name CONNECT:client-no-ptr 2
domain missing recipient-domain-missing MAIL:sender-domain-missing HELLO:hello-bad-name 1.2
domain invalid recipient-domain-missing MAIL:sender-domain-missing HELLO:hello-bad-name 1.4
domain refused relay-denied MAIL:sender-blocked CONNECT:client-not-allowed DATA-END:- 1
domain unregistered sender-not-registered RCPT:relay-denied 2
domain poor sender-blocked 2
domain unreachable server-next-hop 1.6
domain required recipient-malformed MAIL:sender-malformed HELLO:hello-bad-name 1.2
domain disabled account-suspended RCPT:recipient-disabled 1.6
domain mismatch client-no-ptr HELLO:hello-bad-name 1
from invalid content-from 3
from notowned content-from 2.6
from required content-from 2
header invalid content-header 2.6
header missing content-header 2.6
header repeated content-header 2.8
header required content-header 2
header toobig content-header 3.4
header refused content-header 1.4
header policy content-header 1
header failed content-header 1
client refused client-not-allowed DATA-END:- 1.4
client blocked client-not-allowed DATA-END:- 2
client listed client-listed 2.4
client poor client-reputation 2.4
client dynamic client-dynamic 3
client unresolved client-no-ptr HELLO:hello-bad-name 1.8
client mismatch client-no-ptr 1.6
client spam client-reputation DATA-END:- 1.4
client unregistered client-not-allowed 1.6
client unknown client-no-ptr RCPT:recipient-domain-missing MAIL:sender-domain-missing HELLO:hello-bad-name 0.8
client toomany client-rate 1.8
ptr missing client-no-ptr 3
ptr invalid client-no-ptr 3
ptr required client-no-ptr 3
ptr mismatch client-no-ptr 3
ptr failed client-no-ptr 2.6
ptr dynamic client-dynamic 2.6
ptr refused client-no-ptr 2
ptr unavailable client-no-ptr 2
hello refused hello-bad-name 1.6
hello unknown hello-bad-name CONNECT:client-no-ptr 2.4
hello unresolved hello-bad-name CONNECT:client-no-ptr 2.6
hello required protocol-order HELLO:hello-bad-name 1.6
hello mismatch hello-bad-name 2.2
hello missing hello-bad-name CONNECT:client-no-ptr 1.6
hello unsupported protocol-command 1
hello blocked hello-bad-name 1.4
message spam content-spam CONNECT:client-reputation HELLO:client-reputation 2.4
message virus content-virus 3
message toobig content-too-big CONNECT:- HELLO:- 2.2
message invalid content-format 1.6
message policy content-policy CONNECT:client-not-allowed MAIL:sender-blocked RCPT:recipient-refuses 1.8
message unauthenticated unauthenticated 2
message loop content-loop 2.6
message toomany rate-limited 2
message expired server-next-hop 2
message poor content-spam CONNECT:client-reputation MAIL:client-reputation RCPT:client-reputation 1.2
message unsupported content-format 1
message failed server-failed 0.8
attachment refused content-attachment 3
attachment blocked content-attachment 3
attachment virus content-virus 2.4
attachment invalid content-attachment 2.8
attachment policy content-attachment 2
attachment toobig content-too-big 2
attachment toomany content-attachment 2
attachment spam content-attachment 1.4
link blocked content-link 3
link listed content-link 3
link spam content-link 2
link poor content-link 2.4
link invalid content-link 2
login failed login-refused 2.4
login invalid login-refused 2.6
login unknown login-refused 2.4
login refused login-refused 2
login required login-required AUTH:- 2.6
login unavailable login-mechanism 1.6
login unsupported login-mechanism 2.2
login toomany login-blocked MAIL:sending-quota RCPT:sending-quota DATA-END:sending-quota 2.4
login blocked login-blocked 2
login disabled login-mechanism 2
login expired login-refused 2
login malformed64 login-malformed 2
login missing login-required AUTH:login-refused 1.4
mechanism unsupported login-mechanism 3
mechanism invalid login-mechanism 3
mechanism disabled login-mechanism 3
mechanism refused login-mechanism 2.2
mechanism unavailable login-mechanism 2.6
mechanism unknown login-mechanism 3
mechanism required login-mechanism 1.2
token invalid login-token 3
token expired login-token 3
token refused login-token 2
token failed login-token 2
token missing login-token 1.6
token unknown login-token 1.6
tls required tls-required AUTH:login-needs-tls 3
tls unavailable tls-unavailable 3
tls unsupported tls-unavailable MAIL:tls-unavailable 2.6
tls failed tls-unavailable 2
tls missing tls-required STARTTLS:tls-unavailable 2
tls refused tls-required STARTTLS:tls-unavailable 1.2
tls disabled tls-unavailable 2
tls outofdate tls-version 2.6
tls invalid tls-unavailable 1
tls temporarily tls-unavailable 1
tlsversion outofdate tls-version 3
tlsversion unsupported tls-version 3
tlsversion refused tls-version 2.4
tlsversion required tls-version 2
tlsversion invalid tls-version 2
certificate missing tls-certificate 2.6
certificate invalid tls-certificate 2.8
certificate required tls-certificate 2.8
certificate expired tls-certificate 3
certificate failed tls-certificate 2.4
certificate unverified tls-certificate 2.8
certificate refused tls-certificate 2.2
certificate unknown tls-certificate 2
certificate mismatch tls-certificate 2.6
relay refused relay-denied 3
relay unavailable relay-denied 1.6
relay required relay-denied 1
relay missing relay-denied 1
relay blocked relay-denied 2
relay disabled relay-denied 2
relay unauthenticated login-required 2
relay unsupported relay-denied 2
relay unregistered relay-denied 2
connections toomany client-rate DATA-END:client-rate 3
connections refused client-not-allowed 1.4
connections unreachable server-next-hop CONNECT:client-not-allowed HELLO:client-not-allowed 1.2
rate toomany rate-limited CONNECT:client-rate HELLO:client-rate 2.6
rate blocked rate-limited 1.6
quota full recipient-full 2.6
quota toomany recipient-full AUTH:sending-quota MAIL:sending-quota 2.4
quota missing recipient-full 1.2
quota busy recipient-full 1.4
sendquota toomany sending-quota 3
sendquota full sending-quota 2.6
sendquota missing sending-quota 2
sendquota blocked sending-quota 1.6
server busy server-busy 2.4
server unavailable server-closing 2.4
server failed server-failed 1.6
server disabled server-closing 0.8
server refused client-not-allowed DATA-END:- 0.5
server toomany server-busy 1
server full server-storage 2.4
server timeout server-failed 1.2
resources busy server-busy 2.6
resources unavailable server-busy 2.4
resources toomany server-busy 2.4
resources missing server-busy 2
resources full server-busy 2.4
serverstorage full server-storage 3
serverstorage busy server-storage 2.4
serverstorage missing server-storage 2
nexthop unreachable server-next-hop 3
nexthop failed server-next-hop 2
nexthop unavailable server-next-hop 2.4
nexthop unknown server-next-hop 1.2
dns failed server-dns 2.2
dns timeout server-dns 2.6
dns temporarily server-dns 1.6
dns missing sender-domain-missing RCPT:recipient-domain-missing HELLO:hello-bad-name CONNECT:client-no-ptr 2
dns invalid sender-domain-missing RCPT:recipient-domain-missing CONNECT:client-no-ptr 1.6
dns unresolved sender-domain-missing RCPT:recipient-domain-missing HELLO:hello-bad-name CONNECT:client-no-ptr 2.2
dns unknown sender-domain-missing RCPT:recipient-domain-missing HELLO:hello-bad-name CONNECT:client-no-ptr 2.4
dkim failed dkim 3
dkim missing dkim 2.6
dkim refused dkim 2
dkim required dkim 2
dkim mismatch dkim 2.6
dkim unverified dkim 2.6
dmarc policy dmarc 3
authn missing unauthenticated 3
authn failed unauthenticated 3
authn required unauthenticated 2.6
authn refused unauthenticated 2
authn mismatch unauthenticated 2
authn invalid unauthenticated 2
command unknown protocol-command 3
command unsupported protocol-command 3
command invalid protocol-command 1.8
command refused protocol-command 0.9
command unavailable protocol-command 1.3
command disabled protocol-command 2.6
command missing protocol-order 0.8
command toobig protocol-syntax 2.4
command outoforder protocol-order 1
command required protocol-order 0.8
parameter unknown protocol-parameter 2.6
parameter unsupported protocol-parameter 2.8
parameter invalid protocol-parameter HELLO:hello-bad-name 2
parameter missing protocol-syntax 1.8
parameter refused protocol-parameter 1.6
parameter toomany protocol-syntax 1.4
parameter required protocol-parameter 1.4
order outoforder protocol-order 3
order invalid protocol-order 3
syntax invalid protocol-syntax MAIL:sender-malformed RCPT:recipient-malformed HELLO:hello-bad-name 1.4
syntax failed protocol-syntax 1.4
size toobig content-too-big 3
size refused content-too-big 1.4
recipientcount toomany recipient-too-many 3
errors toomany protocol-errors 3
badrcpts toomany client-reputation 3
bounces refused sender-null-refused 2.4
bounces toomany recipient-too-many 1
bounces blocked sender-null-refused 2.4
bounces invalid sender-null-refused 1.6
bounces missing sender-null-refused 1.4
country refused client-country 3
country blocked client-country 3
country policy client-country 2
list listed client-listed 2.6
list blocked client-listed 2
list refused client-listed 1.4
sending disabled account-suspended 2.6
sending blocked account-suspended 2.2
mailbox malformed recipient-malformed MAIL:sender-malformed 2.4
mailbox blacklisted recipient-refuses MAIL:sender-blocked 1.6
address malformed recipient-malformed MAIL:sender-malformed 2.4
address blacklisted sender-blocked CONNECT:client-listed 1.8
address unregistered sender-not-registered RCPT:recipient-unknown 2
user malformed recipient-malformed AUTH:login-malformed MAIL:sender-malformed 1.6
user blacklisted recipient-refuses 1.2
senderdomain unverified sender-domain-missing DATA-END:sender-not-registered 2.2
domain malformed recipient-malformed MAIL:sender-malformed HELLO:hello-bad-name 1.8
domain unverified sender-not-registered MAIL:sender-not-registered RCPT:recipient-domain-missing 2
client blacklisted client-listed 2.6
client invalid client-not-allowed 1.1
message blacklisted content-policy CONNECT:client-listed MAIL:sender-blocked RCPT:- 1
ptr blacklisted client-no-ptr 1.4
login malformed login-malformed 2
serverstorage toomany server-storage 2.4
login mismatch login-refused MAIL:sender-not-owned RCPT:sender-not-owned DATA-END:sender-not-owned 2.2
sender mismatch sender-not-owned 2.2
internals failed server-failed 2.4
internals unavailable server-failed 2.4
internals timeout server-failed 3.2
internals refused server-failed 1.2
internals busy server-busy 2.6
internals full server-failed 1.6
internals unknown server-failed 1
internals temporarily server-failed 2.2
hello invalid hello-bad-name 2.4
ownaccount disabled account-suspended 3
ownaccount blocked account-suspended AUTH:login-blocked 2.6
ownaccount unknown login-refused MAIL:sender-not-registered RCPT:sender-not-registered DATA-END:sender-not-registered 2
ownaccount toomany sending-quota 2
ownaccount full sending-quota 1.2
ownaccount expired account-suspended 2.6
ownaccount unregistered account-suspended 2.4
ownaccount unverified account-suspended 2.4
ownaccount refused account-suspended AUTH:login-refused 1.6
ownaccount missing sender-not-registered AUTH:login-refused 1.2
ownaccount poor account-suspended 2
ownaccount unavailable account-suspended 1.6
ownaccount policy account-suspended 1.4
spf failed spf 3
spf missing spf 2.6
spf invalid spf 2.4
spf refused spf 2.6
spf mismatch spf 2.6
spf unverified spf 2.6
spf notowned spf 2.6
spf listed spf 2
spf unresolved spf 2
spf temporarily spf 1.6
spf timeout spf 1.6
spf required spf 2
spf policy spf 2
spf blocked spf 2
client notowned client-not-allowed 1.6
characters invalid recipient-malformed MAIL:sender-malformed HELLO:hello-bad-name DATA-END:content-format CONNECT:- 2.4
characters refused recipient-malformed MAIL:sender-malformed HELLO:hello-bad-name DATA-END:content-format 2.4
characters unsupported recipient-malformed MAIL:sender-malformed HELLO:hello-bad-name DATA-END:content-format 2
characters missing recipient-malformed MAIL:sender-malformed HELLO:hello-bad-name DATA-END:content-format 1.6
characters repeated recipient-malformed MAIL:sender-malformed 1.6
parameter malformed protocol-parameter 2.4
internals unreachable server-failed 2.2
senderdomain disabled account-suspended 2.4
nexthop timeout server-next-hop 3
lines toobig protocol-syntax DATA-END:content-format 3
lines toomany protocol-syntax DATA-END:content-format 2
lines invalid protocol-syntax DATA-END:content-format 1.6
contents refused content-policy 1.4
contents blocked content-policy 2
contents policy content-policy 2.2
contents spam content-spam 2.4
contents virus content-virus 3
contents invalid content-format 1.6
contents toobig content-too-big 2.2
contents unsupported content-format 1.2
contents poor content-spam 1.2
message timeout server-failed 2.4
command timeout idle-timeout 2.4
rcptdomain unregistered relay-denied 2
spf unregistered spf 3
client timeout idle-timeout 1.6
hello dynamic hello-bad-name 2.6
serverstorage unavailable server-failed 2.2
serverstorage failed server-failed 2.2
token mismatch login-token 2.6
token required login-token 1.6
ptr timeout client-no-ptr 3
account invalid recipient-unknown AUTH:login-refused MAIL:sender-unverified 1.8
rcptdomain expired recipient-disabled 2
rcptdomain blocked recipient-refuses 1.4
domain blocked sender-blocked RCPT:recipient-refuses 1.6
domain toomany sending-quota RCPT:recipient-rate 1.4
senderdomain malformed sender-malformed 2.2
senderdomain toomany sending-quota 1.6
senderdomain notowned sender-not-owned 2
senderdomain required sender-malformed 1.2
sender unavailable sender-unverified 1.2
from mismatch content-from 2.6
from unregistered sender-not-registered 2.2
from repeated content-from 2.6
header unsupported content-header 1.6
header mismatch content-header 1.6
client unverified client-no-ptr 1.8
client virus client-reputation 1.8
client unauthenticated login-required 2.2
attachment unsupported content-attachment 2
attachment poor content-attachment 2
attachment disabled content-attachment 1.6
link refused content-link 2.4
link policy content-link 2
link toomany content-link 2
relay toomany sending-quota 1.6
relay policy relay-denied 1.6
connections blocked client-not-allowed 1.8
connections policy client-not-allowed 1.6
connections timeout idle-timeout 1.8
serverstorage unreachable server-failed 2
serverstorage timeout server-failed 2
nexthop busy server-next-hop 2
nexthop temporarily server-next-hop 1.8
nexthop disabled server-next-hop 1.6
dns unavailable server-dns 2
dns unreachable server-dns 2
dns refused server-dns 1.4
dkim invalid dkim 3
dkim expired dkim 2.6
dkim unknown dkim 2
dkim unresolved dkim 2
dkim policy dkim 1.6
dkim temporarily dkim 1.4
dmarc failed dmarc 3
dmarc refused dmarc 2.6
dmarc mismatch dmarc 2.6
dmarc required dmarc 2.4
dmarc invalid dmarc 2.4
command toomany protocol-errors 2
command repeated protocol-order 1.8
command blocked protocol-command 1.6
parameter repeated protocol-parameter 1.6
parameter toobig protocol-parameter 1.8
country listed client-country 2
sending policy account-suspended 1.4
internals toomany server-busy 2
internals missing server-failed 1.4
internals disabled server-failed 1.6
ownaccount mismatch sender-not-owned AUTH:login-refused 2
ownaccount notowned sender-not-owned 2.4
ownaccount spam account-suspended 2
contents missing content-format 1.6
tls mismatch tls-certificate 1.6
tls policy tls-required 1.6
certificate unavailable tls-certificate 2
certificate blocked tls-certificate 2
`;
