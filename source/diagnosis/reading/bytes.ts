/** Bytes as characters, one to one: for comparing and for short quotations. Not escaped. */
export function latinOf(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
