/** A connection that was never made: refused, not found, not reached, or nobody answered. */
import {anyOf} from '../patterns.ts';
import type {FailureRow} from '../program-failure.ts';

export const connectionRows: readonly FailureRow[] = [
	{
		pattern:
			/ECONNREFUSED|\[(?:Errno (?:111|61)|WinError 10061)\]|connection (?:was )?(?:actively )?refused|actively refused/i,
		code: 'refused',
		stage: 'connecting',
		advice: 'Check the port, and whether the server is running.',
	},
	{
		pattern:
			/\bconnect ENOENT\b|\bconnect: No such file or directory|\bconnect(?:ing)? to (?:unix:)?\/.{1,170}\bNo such file or directory/i,
		code: 'not-found',
		stage: 'connecting',
		systemCode: 'ENOENT',
		advice: 'Check the path of the socket, and whether the server is running.',
	},
	{
		pattern: /\bconnect (?:EACCES|EPERM)\b|\bconnect(?:ing)? to (?:unix:)?\/.{1,170}\bPermission denied/i,
		code: 'denied',
		stage: 'connecting',
		advice: 'A local firewall rule, a sandbox, or (for a socket file) its permissions forbid it.',
	},
	{
		pattern: anyOf('', [
			'EAI_AGAIN|temporary failure in name resolution',
			String.raw`\bquery\w{0,10} (?:ETIMEOUT|ESERVFAIL|EREFUSED|ECONNREFUSED)|SERVFAIL|server misbehaving`,
		]),
		code: 'not-found',
		stage: 'connecting',
		systemCode: 'EAI_AGAIN',
		advice: 'Check the network of this machine or container, and which name server it uses; then try again.',
	},
	{
		pattern: anyOf('', [
			'bad hostname|ENOTFOUND|ENODATA|NXDOMAIN|getaddrinfo|gaierror|name or service not known|no such host',
			'UnknownHostException|nodename nor servname|could not resolve|could not be resolved',
			String.raw`could not be found|0x800CCC0D\b|host (?:is )?(?:not found|unknown)|no address associated`,
		]),
		code: 'not-found',
		stage: 'connecting',
		advice:
			'Check the spelling of the server’s name and the DNS of this machine. A mail domain need not be a host: its MX records name the hosts.',
	},
	{
		pattern: /ENETUNREACH|EHOSTUNREACH|network is unreachable|no route to host/i,
		code: 'unreachable',
		stage: 'connecting',
		advice: 'Check the network of this machine. For an IPv6 address, it may have IPv4 only.',
	},
	{
		pattern: new RegExp(
			[
				String.raw`greeting never received|getline\(\): timeout|\[Net::\w+\] Timeout|(?:waiting for|no`,
				'|read).{0,20}(?:greeting|banner|220)',
			].join(''),
			'i',
		),
		code: 'timed-out',
		stage: 'open',
		advice:
			'The connection was made, but no 220 came. On port 465 the server waits for TLS from the first byte: enable it (“secure”, “SSL”), or use 587 with STARTTLS.',
	},
	{
		pattern: /\bread(?: operation)? timed? ?out|ReadTimeout|waiting for (?:the )?(?:server|response|reply)/i,
		code: 'timed-out',
		stage: 'open',
		advice:
			'On port 465 a server waits for TLS from the first byte. Elsewhere it may be slow, or waiting for something itself: allow more time, or run the session by hand to see which line stays without an answer.',
	},
	{
		pattern: anyOf('', [
			String.raw`ETIMEDOUT|ESOCKETTIMEDOUT|Net::(?:Open|Write)Timeout|execution expired|0x800CCC19\b`,
			String.raw`0x8004210[9AB]\b|(?:connection|connect|operation|request|socket|read|write).{0,30}timed? ?out`,
			String.raw`timed out|timeout (?:error|exception|\(\d)|i/o timeout|did not properly respond`,
		]),
		code: 'timed-out',
		stage: 'connecting',
		advice:
			'A firewall that drops packets looks like this; most networks block outgoing port 25. Try 587 or 465.',
	},
];
