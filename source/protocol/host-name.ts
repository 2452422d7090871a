/** Domains and address literals as commands carry them (RFC 5321 §4.1.2, §4.1.3). */

export type HostNameProblem =
	| 'empty'
	| 'blank'
	| 'underscore'
	| 'non-ascii'
	| 'bare-ipv4'
	| 'bare-ipv6'
	| 'ipv6-without-tag'
	| 'bad-literal'
	| 'trailing-dot'
	| 'empty-label'
	| 'label-too-long'
	| 'hyphen'
	| 'too-long'
	| 'bad-character';

export type HostNameCheck = {
	readonly problem: HostNameProblem;
	/** As it would be right, where that is certain. */
	readonly corrected: string | null;
};

/** What is wrong with a domain or address literal, or null when nothing is. */
export function checkHostName(name: string): HostNameCheck | null {
	const problem = findProblem(name);
	return problem && {problem, corrected: correct(name, problem)};
}

function isIpv4(text: string): boolean {
	const parts = text.split('.');
	return parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
	if (!/^[\da-f:.]{2,45}$/i.test(text) || !text.includes(':') || text.includes(':::')) {
		return false;
	}

	const halves = text.split('::');
	if (halves.length > 2) {
		return false;
	}

	const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
	const last = groups.at(-1) ?? '';
	const embedded = last.includes('.');
	const hex = embedded ? groups.slice(0, -1) : groups;
	const count = groups.length + (embedded ? 1 : 0);
	return (
		(!embedded || (isIpv4(last) && text.endsWith(last))) &&
		hex.every(group => /^[\da-f]{1,4}$/i.test(group)) &&
		(halves.length === 2 ? count < 8 : count === 8)
	);
}

function findProblem(name: string): HostNameProblem | null {
	if (name === '') {
		return 'empty';
	}

	if (/[ \t]/.test(name)) {
		return 'blank';
	}

	if (name.startsWith('[') || name.endsWith(']')) {
		return literalProblem(name);
	}

	if (isIpv4(name)) {
		return 'bare-ipv4';
	}

	if (isIpv6(name)) {
		return 'bare-ipv6';
	}

	return domainProblem(name);
}

function literalProblem(name: string): HostNameProblem | null {
	if (!name.startsWith('[') || !name.endsWith(']')) {
		return 'bad-literal';
	}

	const inside = name.slice(1, -1);
	if (isIpv6(inside)) {
		return 'ipv6-without-tag';
	}

	const good =
		isIpv4(inside) || (/^ipv6:/i.test(inside) ? isIpv6(inside.slice(5)) : isGeneralLiteral(inside));
	return good ? null : 'bad-literal';
}

/** `tag:content`, for address families to come. */
function isGeneralLiteral(inside: string): boolean {
	return /^[a-z\d-]*[a-z\d]:[!-Z^-~]+$/i.test(inside);
}

function domainProblem(name: string): HostNameProblem | null {
	if (/[^\x00-\x7f]/.test(name)) {
		return 'non-ascii';
	}

	if (name.endsWith('.')) {
		return 'trailing-dot';
	}

	const labels = name.split('.');
	if (labels.includes('')) {
		return 'empty-label';
	}

	if (name.includes('_')) {
		return 'underscore';
	}

	if (/[^a-z\d.-]/i.test(name)) {
		return 'bad-character';
	}

	if (labels.some(label => label.startsWith('-') || label.endsWith('-'))) {
		return 'hyphen';
	}

	if (labels.some(label => label.length > 63)) {
		return 'label-too-long';
	}

	return name.length > 255 ? 'too-long' : null;
}

function correct(name: string, problem: HostNameProblem): string | null {
	switch (problem) {
		case 'bare-ipv4':
			return `[${name}]`;
		case 'bare-ipv6':
			return `[IPv6:${name}]`;
		case 'ipv6-without-tag':
			return `[IPv6:${name.slice(1, -1)}]`;
		case 'underscore':
			return recheck(name.replaceAll('_', '-'));
		case 'trailing-dot':
		case 'empty-label':
			return recheck(
				name
					.split('.')
					.filter(label => label !== '')
					.join('.'),
			);
		default:
			return null;
	}
}

function recheck(name: string): string | null {
	return findProblem(name) ? null : name;
}
