/** The part of des.js that NTLM needs; the library brings no types. */
declare module 'des.js' {
	type Cipher = {readonly update: (data: readonly number[]) => number[]};
	type CipherOptions = {readonly type: 'encrypt'; readonly key: readonly number[]};
	const des: {readonly DES: {readonly create: (options: CipherOptions) => Cipher}};
	export default des;
}
