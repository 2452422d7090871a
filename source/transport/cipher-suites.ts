/** Names of cipher suites by their number on the wire (IANA's registry), and what each lacks. */

/** Null: encryption that is authenticated, with forward secrecy, as RFC 9325 §4.2 recommends. */
export type SuiteWeakness =
	| null
	/** Sound with forward secrecy, but not with authenticated encryption: for older programs. */
	| 'CBC'
	/** Who gets the server's key later can read what was recorded (RFC 9325 §4.1). */
	| 'no forward secrecy'
	/** 3DES and IDEA: long connections can be attacked (Sweet32). */
	| '64-bit blocks'
	/** Must not be used (RFC 7465). */
	| 'RC4'
	/** 56 bits. */
	| 'DES'
	/** Weakened on purpose: 40 or 56 bits. */
	| 'export'
	/** No one proves who they are: any server in between is accepted. */
	| 'no authentication'
	| 'no encryption';

export type Suite = {readonly number: number; readonly name: string; readonly weakness: SuiteWeakness};

type Group = {
	readonly weakness: SuiteWeakness;
	readonly suites: readonly (readonly [number: number, name: string])[];
};

/**
 * Those that a server for mail may offer; every other is shown by its number. Not here: what needs a shared key, and
 * fixed Diffie-Hellman certificates.
 */
const groups: readonly Group[] = [
	{
		weakness: null,
		suites: [
			[0x009e, 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'],
			[0x009f, 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384'],
			[0x00a2, 'TLS_DHE_DSS_WITH_AES_128_GCM_SHA256'],
			[0x00a3, 'TLS_DHE_DSS_WITH_AES_256_GCM_SHA384'],
			[0x1301, 'TLS_AES_128_GCM_SHA256'],
			[0x1302, 'TLS_AES_256_GCM_SHA384'],
			[0x1303, 'TLS_CHACHA20_POLY1305_SHA256'],
			[0x1304, 'TLS_AES_128_CCM_SHA256'],
			[0x1305, 'TLS_AES_128_CCM_8_SHA256'],
			[0xc02b, 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
			[0xc02c, 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
			[0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
			[0xc030, 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
			[0xc052, 'TLS_DHE_RSA_WITH_ARIA_128_GCM_SHA256'],
			[0xc053, 'TLS_DHE_RSA_WITH_ARIA_256_GCM_SHA384'],
			[0xc05c, 'TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256'],
			[0xc05d, 'TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384'],
			[0xc060, 'TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256'],
			[0xc061, 'TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384'],
			[0xc07c, 'TLS_DHE_RSA_WITH_CAMELLIA_128_GCM_SHA256'],
			[0xc07d, 'TLS_DHE_RSA_WITH_CAMELLIA_256_GCM_SHA384'],
			[0xc086, 'TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256'],
			[0xc087, 'TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384'],
			[0xc08a, 'TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256'],
			[0xc08b, 'TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384'],
			[0xc09e, 'TLS_DHE_RSA_WITH_AES_128_CCM'],
			[0xc09f, 'TLS_DHE_RSA_WITH_AES_256_CCM'],
			[0xc0a2, 'TLS_DHE_RSA_WITH_AES_128_CCM_8'],
			[0xc0a3, 'TLS_DHE_RSA_WITH_AES_256_CCM_8'],
			[0xc0ac, 'TLS_ECDHE_ECDSA_WITH_AES_128_CCM'],
			[0xc0ad, 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM'],
			[0xc0ae, 'TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8'],
			[0xc0af, 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8'],
			[0xcca8, 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
			[0xcca9, 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
			[0xccaa, 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
		],
	},
	{
		weakness: 'CBC',
		suites: [
			[0x0032, 'TLS_DHE_DSS_WITH_AES_128_CBC_SHA'],
			[0x0033, 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA'],
			[0x0038, 'TLS_DHE_DSS_WITH_AES_256_CBC_SHA'],
			[0x0039, 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA'],
			[0x0040, 'TLS_DHE_DSS_WITH_AES_128_CBC_SHA256'],
			[0x0045, 'TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA'],
			[0x0067, 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256'],
			[0x006a, 'TLS_DHE_DSS_WITH_AES_256_CBC_SHA256'],
			[0x006b, 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256'],
			[0x0088, 'TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA'],
			[0x009a, 'TLS_DHE_RSA_WITH_SEED_CBC_SHA'],
			[0x00be, 'TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256'],
			[0x00c4, 'TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256'],
			[0xc009, 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
			[0xc00a, 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA'],
			[0xc013, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
			[0xc014, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA'],
			[0xc023, 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256'],
			[0xc024, 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384'],
			[0xc027, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'],
			[0xc028, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'],
			[0xc044, 'TLS_DHE_RSA_WITH_ARIA_128_CBC_SHA256'],
			[0xc045, 'TLS_DHE_RSA_WITH_ARIA_256_CBC_SHA384'],
			[0xc048, 'TLS_ECDHE_ECDSA_WITH_ARIA_128_CBC_SHA256'],
			[0xc049, 'TLS_ECDHE_ECDSA_WITH_ARIA_256_CBC_SHA384'],
			[0xc04c, 'TLS_ECDHE_RSA_WITH_ARIA_128_CBC_SHA256'],
			[0xc04d, 'TLS_ECDHE_RSA_WITH_ARIA_256_CBC_SHA384'],
			[0xc072, 'TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256'],
			[0xc073, 'TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_CBC_SHA384'],
			[0xc076, 'TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256'],
			[0xc077, 'TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384'],
		],
	},
	{
		weakness: 'no forward secrecy',
		suites: [
			[0x002f, 'TLS_RSA_WITH_AES_128_CBC_SHA'],
			[0x0035, 'TLS_RSA_WITH_AES_256_CBC_SHA'],
			[0x003c, 'TLS_RSA_WITH_AES_128_CBC_SHA256'],
			[0x003d, 'TLS_RSA_WITH_AES_256_CBC_SHA256'],
			[0x0041, 'TLS_RSA_WITH_CAMELLIA_128_CBC_SHA'],
			[0x0084, 'TLS_RSA_WITH_CAMELLIA_256_CBC_SHA'],
			[0x0096, 'TLS_RSA_WITH_SEED_CBC_SHA'],
			[0x009c, 'TLS_RSA_WITH_AES_128_GCM_SHA256'],
			[0x009d, 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
			[0x00ba, 'TLS_RSA_WITH_CAMELLIA_128_CBC_SHA256'],
			[0x00c0, 'TLS_RSA_WITH_CAMELLIA_256_CBC_SHA256'],
			[0xc03c, 'TLS_RSA_WITH_ARIA_128_CBC_SHA256'],
			[0xc03d, 'TLS_RSA_WITH_ARIA_256_CBC_SHA384'],
			[0xc050, 'TLS_RSA_WITH_ARIA_128_GCM_SHA256'],
			[0xc051, 'TLS_RSA_WITH_ARIA_256_GCM_SHA384'],
			[0xc07a, 'TLS_RSA_WITH_CAMELLIA_128_GCM_SHA256'],
			[0xc07b, 'TLS_RSA_WITH_CAMELLIA_256_GCM_SHA384'],
			[0xc09c, 'TLS_RSA_WITH_AES_128_CCM'],
			[0xc09d, 'TLS_RSA_WITH_AES_256_CCM'],
			[0xc0a0, 'TLS_RSA_WITH_AES_128_CCM_8'],
			[0xc0a1, 'TLS_RSA_WITH_AES_256_CCM_8'],
		],
	},
	{
		weakness: '64-bit blocks',
		suites: [
			[0x0007, 'TLS_RSA_WITH_IDEA_CBC_SHA'],
			[0x000a, 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
			[0x0013, 'TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA'],
			[0x0016, 'TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA'],
			[0xc008, 'TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA'],
			[0xc012, 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA'],
		],
	},
	{
		weakness: 'RC4',
		suites: [
			[0x0004, 'TLS_RSA_WITH_RC4_128_MD5'],
			[0x0005, 'TLS_RSA_WITH_RC4_128_SHA'],
			[0x0066, 'TLS_DHE_DSS_WITH_RC4_128_SHA'],
			[0xc007, 'TLS_ECDHE_ECDSA_WITH_RC4_128_SHA'],
			[0xc011, 'TLS_ECDHE_RSA_WITH_RC4_128_SHA'],
		],
	},
	{
		weakness: 'DES',
		suites: [
			[0x0009, 'TLS_RSA_WITH_DES_CBC_SHA'],
			[0x0012, 'TLS_DHE_DSS_WITH_DES_CBC_SHA'],
			[0x0015, 'TLS_DHE_RSA_WITH_DES_CBC_SHA'],
		],
	},
	{
		weakness: 'export',
		suites: [
			[0x0003, 'TLS_RSA_EXPORT_WITH_RC4_40_MD5'],
			[0x0006, 'TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5'],
			[0x0008, 'TLS_RSA_EXPORT_WITH_DES40_CBC_SHA'],
			[0x0011, 'TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA'],
			[0x0014, 'TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA'],
			[0x0060, 'TLS_RSA_EXPORT1024_WITH_RC4_56_MD5'],
			[0x0061, 'TLS_RSA_EXPORT1024_WITH_RC2_CBC_56_MD5'],
			[0x0062, 'TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA'],
			[0x0063, 'TLS_DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA'],
			[0x0064, 'TLS_RSA_EXPORT1024_WITH_RC4_56_SHA'],
			[0x0065, 'TLS_DHE_DSS_EXPORT1024_WITH_RC4_56_SHA'],
		],
	},
	{
		weakness: 'no authentication',
		suites: [
			[0x0017, 'TLS_DH_anon_EXPORT_WITH_RC4_40_MD5'],
			[0x0018, 'TLS_DH_anon_WITH_RC4_128_MD5'],
			[0x0019, 'TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA'],
			[0x001a, 'TLS_DH_anon_WITH_DES_CBC_SHA'],
			[0x001b, 'TLS_DH_anon_WITH_3DES_EDE_CBC_SHA'],
			[0x0034, 'TLS_DH_anon_WITH_AES_128_CBC_SHA'],
			[0x003a, 'TLS_DH_anon_WITH_AES_256_CBC_SHA'],
			[0x006c, 'TLS_DH_anon_WITH_AES_128_CBC_SHA256'],
			[0x006d, 'TLS_DH_anon_WITH_AES_256_CBC_SHA256'],
			[0x00a6, 'TLS_DH_anon_WITH_AES_128_GCM_SHA256'],
			[0x00a7, 'TLS_DH_anon_WITH_AES_256_GCM_SHA384'],
			[0xc016, 'TLS_ECDH_anon_WITH_RC4_128_SHA'],
			[0xc017, 'TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA'],
			[0xc018, 'TLS_ECDH_anon_WITH_AES_128_CBC_SHA'],
			[0xc019, 'TLS_ECDH_anon_WITH_AES_256_CBC_SHA'],
		],
	},
	{
		weakness: 'no encryption',
		suites: [
			[0x0001, 'TLS_RSA_WITH_NULL_MD5'],
			[0x0002, 'TLS_RSA_WITH_NULL_SHA'],
			[0x003b, 'TLS_RSA_WITH_NULL_SHA256'],
			[0xc006, 'TLS_ECDHE_ECDSA_WITH_NULL_SHA'],
			[0xc010, 'TLS_ECDHE_RSA_WITH_NULL_SHA'],
			[0xc015, 'TLS_ECDH_anon_WITH_NULL_SHA'],
		],
	},
];

/** The strongest group first. */
export const suites: readonly Suite[] = groups.flatMap(group =>
	group.suites.map(([number, name]) => ({number, name, weakness: group.weakness})),
);

const names = new Map(suites.map(({number, name}) => [number, name]));

/** The standard name, or the number as `0x1234`. */
export function suiteName(suite: number): string {
	return names.get(suite) ?? `0x${suite.toString(16).padStart(4, '0')}`;
}

/** Those with a Diffie-Hellman group of the server's own choice (RFC 5246 §7.4.3), elliptic curves aside. */
const withGroup: ReadonlySet<number> = new Set([
	0x0011, 0x0012, 0x0013, 0x0014, 0x0015, 0x0016, 0x0017, 0x0018, 0x0019, 0x001a, 0x001b, 0x0032, 0x0033,
	0x0034, 0x0038, 0x0039, 0x003a, 0x0040, 0x0045, 0x0063, 0x0065, 0x0066, 0x0067, 0x006a, 0x006b, 0x006c,
	0x006d, 0x0088, 0x009a, 0x009e, 0x009f, 0x00a2, 0x00a3, 0x00a6, 0x00a7, 0x00be, 0x00c4, 0xc044, 0xc045,
	0xc052, 0xc053, 0xc07c, 0xc07d, 0xc09e, 0xc09f, 0xc0a2, 0xc0a3, 0xccaa,
]);

/** Whether a key exchange of the suite uses a group. */
export function hasGroup(suite: number): boolean {
	return withGroup.has(suite);
}

/** RFC 8446 §B.4: TLS 1.3 has suites of its own. */
export function isForTls13(suite: number): boolean {
	return suite >> 8 === 0x13;
}
