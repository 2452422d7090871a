import {getCACertificates} from 'node:tls';

/** The roots that came with Node and those of the system. Read once, when TLS is first needed. */
export const trustedRoots = (): readonly string[] => {
	roots ??= [...new Set([...getCACertificates('default'), ...ofTheSystem()])];
	return roots;
};

let roots: readonly string[] | null = null;

const ofTheSystem = (): readonly string[] => {
	try {
		return getCACertificates('system');
	} catch {
		// A system store that cannot be read leaves the bundled roots.
		return [];
	}
};
