// As a whole: Node before 22.15 lacks the function, and a missing name would keep the program from loading.
import * as tls from 'node:tls';

/** The roots that came with Node and those of the system. Read once, when TLS is first needed. */
export function trustedRoots(): readonly string[] {
	roots ??= [...new Set([...bundled(), ...ofTheSystem()])];
	return roots;
}

let roots: readonly string[] | null = null;

function bundled(): readonly string[] {
	return tls.getCACertificates?.('default') ?? tls.rootCertificates;
}

function ofTheSystem(): readonly string[] {
	try {
		return tls.getCACertificates?.('system') ?? [];
	} catch {
		// A system store that cannot be read leaves the bundled roots.
		return [];
	}
}
