/** Encoders for typed text, for servers and students of the time before UTF-8. */
export type Encoder = {readonly encode: (text: string) => Uint8Array};

/** `charset` by any name iconv-lite has. Characters that it lacks become `?`. */
export async function loadEncoder(charset: string): Promise<Encoder | {readonly problem: string}> {
	if (/^utf-?8$/i.test(charset)) {
		return {encode: text => new TextEncoder().encode(text)};
	}

	const {default: iconv} = await import('iconv-lite');
	if (charset === '' || !iconv.encodingExists(charset)) {
		return {
			problem: `“${charset}” is not a charset that smtpscope knows. Try utf-8, koi8-r, windows-1251, iso-8859-2 or us-ascii.`,
		};
	}

	return {encode: text => new Uint8Array(iconv.encode(text, charset))};
}
