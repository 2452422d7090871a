/** Refusals that are the server's own trouble. */
import type {Row} from './row.ts';

export const servers: readonly Row[] = [
	{
		id: 'server/tls-unavailable',
		cause: 'tls-unavailable',
		pattern:
			/\b(tls|starttls|ssl)\b.{0,30}\b(not available|unavailable|temporar\w*|due to|error|fail\w*|cannot|problem|disabled)|\b(tls|starttls|ssl)\b.{0,20}\bnot (supported|enabled|configured|offered|implemented)/i,
		answers: ['STARTTLS'],
		message: 'The server does not start TLS.',
		advice:
			'The session is still in clear text: do not log in over it. With a temporary number try again later; on your own server look at its certificate and key files.',
		fault: 'server',
		next: 'QUIT',
		reference: 'RFC 3207 §4 (454)',
		why: 'It announced STARTTLS but could not load its key or certificate, or ran out of entropy or memory.',
		example: 'C: STARTTLS\nS: 454 4.7.0 TLS not available due to local problem',
	},
	{
		id: 'server/idle-timeout',
		cause: 'idle-timeout',
		pattern:
			/\b(idle|inactiv\w*)\b.{0,30}\b(time|connection|session|too long|limit|exceed)|\btime(d)?[ -]?out\b.{0,30}\b(waiting|command|client|input|reading|exceed\w*|closing)|\b(command|input|read\w*|client|session|smtp)\b.{0,20}\btime(d)?[ -]?out\b|\bno (activity|command|input) (received|for)/i,
		code: /^4/,
		message: 'The server waited for the next line and gave up.',
		advice: 'Connect again and go on more quickly, or send NOOP while you think.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 5321 §4.5.3.2; RFC 3463 §3.5 (X.4.2)',
		why: 'Servers should wait five minutes for a command, but many wait less, and while a message is coming the clock runs between its lines. A last line that lacks its CR LF also looks like silence.',
		example: 'S: 421 4.4.2 mail.example.org Error: timeout exceeded',
	},
	{
		id: 'server/expired',
		cause: 'server-next-hop',
		pattern:
			/\b(message|delivery|queue\w*|retry)\b.{0,40}\b(expire\w*|too long|time ?out|gave up)\b|\b(retry|delivery)( \w+){0,2} exceeded\b|\bQUEUE\.Expired|\bunable to deliver\b.{0,40}\b(days|hours)|\bdelivery time expired|\bmessage expi|\b(in|on) (the )?queue (too|for) long|\bbeen in the queue\b/i,
		message: 'A server in between tried to deliver for as long as it does, and gave up.',
		advice: 'The last server could not be reached. Check the recipient’s domain and its MX, then send again.',
		retry: 'later',
		fault: 'network',
		reference: 'RFC 5321 §4.5.4.1; RFC 3463 §3.5 (X.4.7)',
		why: 'Mail waits in a queue, usually four or five days, before it comes back.',
		example: 'S: 550 4.4.7 QUEUE.Expired; message expired',
	},
	{
		id: 'server/cannot-reach-next',
		cause: 'server-next-hop',
		pattern:
			/\b(connection|connect|host|network|route|destination|remote|next hop|upstream|relay)\b.{0,30}\b(timed? out|refused|unreachable|failed|reset|lost|not responding|dropped|no answer)\b|\bno route to host|\b(could|can) ?not (connect|deliver|reach)\b|\bfailed to connect\b|\bbad connection\b|\bno answer from host|\bupstream\b.{0,20}\b(error|fail\w*|reject\w*|unavailable)|\b(un|not |n't )able to (establish|make|open|create)\b.{0,20}\bconnection|\bio timeout\b|\bconnection (timed out|timeout)|\blost (the )?(\w+ )?connection\b|\brecipient('s)? (mail )?server\b.{0,20}\bunavailable/i,
		message: 'The server could not reach the next server on the way.',
		advice:
			'Wait and try again; if it stays so, the next server is down or the way to it is closed, and its keeper must act.',
		retry: 'later',
		fault: 'network',
		reference: 'RFC 3463 §3.5 (X.4.1, X.4.2)',
		why: 'Relays and filters in front hold no mailboxes; they pass the mail on at once and tell what they hear.',
		example: 'C: .\nS: 451 4.4.1 Connection timed out',
	},
	{
		id: 'server/lookup-failed',
		cause: 'server-dns',
		pattern:
			/\b(lookup|look ?up|resolve|resolution|dns|nameserver|database|ldap|sql|directory|table|map|DRD)\b.{0,60}\b(fail\w*|error|tempor\w*|unavailable|time ?d? ?out|problem|defer\w*)|\b(temporary|temp) (lookup|dns|resolution|name|database|directory) (failure|error|problem)|\b(could|can) ?not (load|look ?up|resolve|query|find|read)\b|\bunable to (load|look ?up|resolve|query|read|verify|check|complete)\b|\btemporary (lookup|verification) |\b(failure|error|problem|trouble)\b.{0,15}\b(in |with |during |of )?(the )?(dns|look-?up|name server|resolver|resolution)\b|\bresolving error\b/i,
		message: 'The server could not look something up that it needs to decide: DNS, a table or a directory.',
		advice:
			'Try again in some minutes. If it stays so, tell the server’s keeper: one of its lookups is broken.',
		fault: 'server',
		retry: 'later',
		reference: 'RFC 3463 §3.5 (X.4.3)',
		why: 'Rather than refuse or accept by mistake a server puts the mail off.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 451 4.3.0 <ann@example.org>: Temporary lookup failure',
	},
	{
		id: 'server/misconfigured',
		cause: 'server-config',
		pattern:
			/\b(config\w*|setup|set up)\b.{0,30}\b(error|problem|incorrect\w*|wrong|invalid|missing|fail\w*|mistake|broken)|\b(system|server|mailer|local) (config\w*|setup)|\b(server|system|mail) (is )?(mis|incorrectly )config\w*|\b(internal|unexpected|local|server|system|processing|unknown|software|fatal) (server |system |software |mailer )?(error|problem|failure|fault|exception|bug)\b|\bpermission denied on|\bMX\b.{0,40}\bpoints? (back )?to\b|\bqueue file write error|\bcannot (open|write|create|fork|execute)|\bsmtp server error\b|\b(licen[cs]e|subscription)\b.{0,20}\b(expired|invalid|exceeded|missing)|\bnot in my control\/locals|\bbest-preference MX\b|\bqq (temporary|trouble|\w+ problem|internal|write|read|crashed|waitpid)|\b(unexpected|temporary local) (failure|problem|error)|\b(can't|could not|unable to) (open|write|create|fork|execute)|\bencountered an (\w+ )?error|\bsystem call\b|\bI\/?O[- ]error\b|\bunable to (process|handle|complete|accept|execute|continue) (the |this |your |an? )?(command|connection|request|message|e-?mail|mail|transaction)|\bother or undefined\b|\b(temporary|transient|general) (system|server|internal|processing) (error|failure|fault)|\bundefined (mail )?(system )?(status|error)|\b(licen[cs]e|subscription) (has )?(expired|exceeded)|\bcannot (allocate|create|write|open)|\bcan't create\b|\berror (while )?(writing|reading|saving|storing|processing|opening|queu?ing)\b|\b(could|can) ?not be (stored|saved|written|queued|processed)|\b(promise|operation|request|process\w*|script|handler|filter|milter|plug-?in|module|hook|scan\w*|backend) (has |was )?(timed?[- ]?out|failed|crashed)|\berror in processing\b|\b(scan\w*|filter\w*|milter|quarantine|content check|spam check)\b.{0,30}\b(fail\w*|error|crashed|unavailable)/i,
		message: 'The server has an inner fault or is set up wrongly.',
		advice:
			'Nothing you typed is the cause. If the server is yours, read its log for this minute; else tell its postmaster and try again later.',
		retry: 'later',
		fault: 'server',
		reference: 'RFC 3463 §3.4 (X.3.5, X.3.0)',
		why: 'A broken table, a full disk, a program that crashed.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 451 4.3.5 Server configuration error',
	},
	{
		id: 'server/shutting-down',
		cause: 'server-closing',
		pattern:
			/\b(shut(ting)? ?down|going down|reboot\w*|restart\w*|maintenance|closing (transmission|connection|channel|control)|terminat(ing|ed)|goodbye|bye)\b/i,
		code: /^4|^521$|^554$/,
		message: 'The server closes the connection.',
		advice:
			'Connect again after some minutes; anything not yet confirmed with 250 after the dot has to be sent again.',
		retry: 'later',
		fault: 'server',
		reference: 'RFC 5321 §3.8 (421)',
		why: 'It is being restarted or maintained, or it ends sessions that it has had enough of.',
		example: 'S: 421 4.3.2 Service shutting down and closing transmission channel',
	},
	{
		id: 'server/new-client-test',
		cause: 'client-reputation',
		pattern: /^(<@>:? ?)?service currently unavailable$/i,
		enhanced: /^4\.3\.2$/,
		code: /^450$/,
		message:
			'Postfix’s doorkeeper (postscreen) has just tested you for the first time, and asks you to come again.',
		advice: 'Connect again now: the test was passed, and the next connection goes through.',
		retry: 'now',
		fault: 'policy',
		next: 'QUIT',
		reference: 'Postfix POSTSCREEN_README, “Tests after the 220”',
		why: 'After its tests postscreen cannot hand the running session to the real server.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 450 4.3.2 Service currently unavailable',
	},
	{
		id: 'server/unavailable',
		cause: 'server-closing',
		specificity: 'vague',
		pattern:
			/\b(service|server|system|queue|mail ?box|domain|host)\b.{0,40}\b((currently |temporarily |is )?(unavailable|not available|offline|disabled|down)|refused|refus[eé]e?)\b|\b(try|retry|essayer)\b.{0,20}\b(again|later|plus tard)\b|\btemporar(y|ily)\b|\b(plus tard|später|versuchen sie)\b|\bplease (re)?try\b|\bdeferr?ed\b|\bnot (currently )?accepting (mail|messages|network|connections)|\brequested (mail )?action aborted|\blocal error|\bresources? not available|\bno smtp service\b/i,
		message: 'The server does not take this now.',
		advice:
			'Try again in fifteen minutes or more, unchanged. If other clients pass meanwhile, it means you: look for your address on block lists.',
		retry: 'later',
		fault: 'server',
		reference: 'RFC 5321 §4.2.3 (421, 450, 451)',
		why: 'Load, maintenance, a filter that makes newcomers wait: the words seldom tell which.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 451 4.3.0 Temporary failure, please try again later.',
	},
	{
		id: 'server/failed',
		cause: 'server-failed',
		specificity: 'vague',
		pattern: /\b(fail(ed|s|ure)?|errors?(?!:)|exception|crash\w*|fault|trouble)\b/i,
		code: /^4/,
		message: 'Something failed on the server while it took this.',
		advice:
			'Nothing you typed need be the cause. Try again in fifteen minutes; if it stays, send the whole reply to the server’s postmaster.',
		retry: 'later',
		fault: 'server',
		reference: 'RFC 5321 §4.2.3 (451)',
		why: 'A program behind the server ended with an error, and its words reached you unchanged.',
		example: 'C: .\nS: 451 qqt failure (#4.3.0)',
	},
];
