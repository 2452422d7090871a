/** An MTA-STS policy as it is published over HTTPS (RFC 8461 §3.2). Pure. */

export type MtaStsPolicy = {
	/** `enforce`: deliver over verified TLS or not at all; `testing`: deliver and report; `none`: no policy. */
	readonly mode: 'enforce' | 'testing' | 'none';
	/** Names of mail hosts; `*.` at the beginning stands for exactly one label. */
	readonly mx: readonly string[];
	/** Seconds for which senders keep it. */
	readonly maxAge: number;
};

export type PolicyReading =
	| {readonly ok: true; readonly policy: MtaStsPolicy}
	| {readonly ok: false; readonly problem: string};

/** `problem` is a clause without a full stop, such as `it has no “mode:” line`. */
export function readMtaStsPolicy(text: string): PolicyReading {
	const fields = text
		.split(/\r?\n/)
		.map(line => line.trim())
		.filter(line => line !== '')
		.map(line => {
			const colon = line.indexOf(':');
			return {key: line.slice(0, Math.max(colon, 0)).trim(), value: line.slice(colon + 1).trim(), line};
		});
	const broken = fields.find(({key}) => !/^[a-z\d][\w.-]{0,31}$/i.test(key));
	if (broken) {
		return wrong(`the line “${broken.line.slice(0, 60)}” is not “name: value”`);
	}

	// Of a field that stands twice the first counts, except for mx.
	const first = (name: string) => fields.find(({key}) => key === name)?.value;
	if (first('version') !== 'STSv1') {
		return wrong('its version is not STSv1');
	}

	const mode = first('mode');
	if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') {
		return wrong(mode === undefined ? 'it has no “mode:” line' : `“mode: ${mode}” is not a mode`);
	}

	const age = first('max_age') ?? '';
	if (!/^\d{1,10}$/.test(age)) {
		return wrong('it has no valid “max_age:” line');
	}

	const mx = fields.filter(({key}) => key === 'mx').map(({value}) => value.toLowerCase().replace(/\.$/, ''));
	return mx.length === 0 && mode !== 'none'
		? wrong('it does not name a mail host (“mx:”)')
		: {ok: true, policy: {mode, mx, maxAge: Number(age)}};
}

/** RFC 8461 §4.1: a wildcard stands for exactly one label, the leftmost. */
export function namesMailHost(policy: MtaStsPolicy, host: string): boolean {
	const name = host.toLowerCase().replace(/\.$/, '');
	const parent = name.slice(name.indexOf('.') + 1);
	return policy.mx.some(pattern =>
		pattern.startsWith('*.') ? name.includes('.') && pattern.slice(2) === parent : pattern === name,
	);
}

function wrong(problem: string): PolicyReading {
	return {ok: false, problem};
}
