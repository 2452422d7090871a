/** Lines that nodemailer would not write, set at the end of the header it wrote. */

/** `lines` without their ends; the message has CRLF lines. */
export function withHeaderLines(message: Buffer, lines: readonly string[]): Buffer {
	const end = lines.length === 0 ? -1 : message.indexOf('\r\n\r\n');
	if (end < 0) {
		return message;
	}

	const text = lines.map(line => `${line}\r\n`).join('');
	return Buffer.concat([message.subarray(0, end + 2), Buffer.from(text), message.subarray(end + 2)]);
}
