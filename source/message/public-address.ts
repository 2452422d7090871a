const inside = new RegExp(
	[
		String.raw`^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d`,
		String.raw`|12[0-7]))\.|^(?:f[cd]|fe[89ab]|::1?$)`,
	].join(''),
	'i',
);

/** An address that others see as it is; null for one behind a NAT, which SPF cannot judge. */
export function publicAddress(local: string | null): string | null {
	return local === null || inside.test(local) ? null : local;
}
