/** A swaks transcript of one session with many messages, a few of which are refused. */
export function swaksLog(messages: number): string {
	const lines = [
		'=== Trying mail.example.org:25...',
		'=== Connected to mail.example.org.',
		'<-  220 mail.example.org ESMTP',
		' -> EHLO client.example.net',
		'<-  250-mail.example.org',
		'<-  250 8BITMIME',
	];
	for (let number = 1; number <= messages; number++) {
		lines.push(` -> MAIL FROM:<ann${number}@example.net>`, '<-  250 2.1.0 Ok');
		lines.push(` -> RCPT TO:<bob${number}@example.org>`);
		lines.push(...(number % 50 === 20 ? refused(number) : accepted(number)));
	}

	lines.push(' -> QUIT', '<-  221 2.0.0 Bye', '=== Connection closed with remote host.', '');
	return lines.join('\n');
}

function refused(number: number): readonly string[] {
	return [
		`<** 550 5.1.1 <bob${number}@example.org>: Recipient address rejected: User unknown`,
		' -> RSET',
		'<-  250 2.0.0 Ok',
	];
}

function accepted(number: number): readonly string[] {
	return [
		'<-  250 2.1.5 Ok',
		' -> DATA',
		'<-  354 End data with <CR><LF>.<CR><LF>',
		' -> Subject: hello',
		' -> ',
		` -> text ${number}`,
		' -> .',
		`<-  250 2.0.0 Ok: queued as ${number}`,
	];
}
