/** The TLSA records of a host taken together: one that fits is enough (RFC 6698 §2.1, for a change of keys). */
import type {TlsFacts} from '../../transport/types.ts';
import type {TlsaRecord} from './mail-host.ts';
import type {Advice} from './result.ts';
import {compareTlsa, type TlsaMatch} from './tlsa.ts';

export type DanePicture = {
	readonly records: readonly {readonly record: TlsaRecord; readonly verdict: TlsaMatch}[];
	/** Null where there is no record that SMTP can use, or nothing to compare it with. */
	readonly holds: boolean | null;
};

/** `holds` is null where no record can be compared, so nothing is known. */
export function danePicture(records: readonly TlsaRecord[], tls: TlsFacts | null): DanePicture {
	const judged = records.map(record => ({record, verdict: compareTlsa(record, tls)}));
	const fits = judged.some(({verdict}) => verdict === 'fits');
	return {
		records: judged,
		holds: fits || (judged.some(({verdict}) => verdict === 'does not fit') ? false : null),
	};
}

/** Empty where a record fits, or nothing can be compared over TLS. */
export function daneAdvice(records: readonly TlsaRecord[], tls: TlsFacts | null): readonly Advice[] {
	const {holds} = danePicture(records, tls);
	const needsTls = records.some(record => record.usage === 2 || record.usage === 3) && tls === null;
	if (holds !== false && !needsTls) {
		return [];
	}

	return [
		{
			id: 'dns/tlsa',
			level: 'error',
			message: needsTls
				? 'DNS has TLSA records for this host, but TLS could not be established.'
				: 'None of the TLSA records matches the certificate.',
			advice: `If the zone is signed (DNSSEC), senders that honour DANE do not deliver here until ${needsTls ? 'STARTTLS works' : 'the record or the certificate is changed'}.`,
		},
	];
}
