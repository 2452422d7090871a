/**
 * SPF, DKIM, DMARC and ARC: proof that a message comes from the domain it names. A reply that says one of
 * these words says more than whose server it is.
 */
import type {Row} from './row.ts';

export const proofs: readonly Row[] = [
	{
		specificity: 'provider',
		id: 'sender/dmarc',
		cause: 'dmarc',
		pattern: /\bDMARC\b/i,
		message: 'The message fails the DMARC policy that the From domain publishes.',
		advice:
			'Nothing typed here helps: send through a server that signs with DKIM for the From domain or is in its SPF record, or use a From address of a domain you control.',
		fault: 'you',
		reference: 'RFC 7489 §6.6; RFC 3463 X.7.26 (RFC 7372)',
		why: 'DMARC asks that the domain in From passes SPF or DKIM. The domain’s owner asked receivers to refuse what does not; hand-made tests from a desk never pass.',
		example:
			'C: .\nS: 550 5.7.26 Unauthenticated email from example.com is not accepted due to domain’s DMARC policy.',
	},
	{
		specificity: 'provider',
		id: 'sender/spf',
		cause: 'spf',
		pattern:
			/\bSPF\b|\bsender policy framework\b|\bis not (allowed|permitted|authori[sz]ed) to (send|use)\b.{0,30}\b(mail|from|domain)|\bdoesn'?t allow sending mails? from\b|\bnot (designated|listed) as (a )?permitted sender|\bmail ?from\b.{0,60}\bmismatch\w*\b.{0,20}\b(client )?ip\b/i,
		message:
			'SPF: the address you connect from is not among those that may send for the domain in MAIL FROM.',
		advice:
			'Nothing typed here helps: send through the domain’s own server, or add this address to its SPF record in DNS, or use a sender of your own domain.',
		fault: 'you',
		blames: 'mail',
		reference: 'RFC 7208 §8; RFC 7372 (X.7.23)',
		why: 'The owner of a domain lists in DNS which hosts send its mail; the receiver compares your IP address with that list.',
		example:
			'C: MAIL FROM:<ann@example.com>\nS: 550 5.7.23 SPF check failed: 192.0.2.7 is not allowed to send mail for example.com',
	},
	{
		specificity: 'provider',
		id: 'sender/dkim',
		cause: 'dkim',
		pattern: /^(?!.*\b(duplicate|multiple|several)\b).*\b(DKIM|DomainKeys)\b/i,
		message: 'The message has no DKIM signature that this server accepts.',
		advice:
			'Send through a server that signs for your domain, and check its selector record in DNS. A body changed after signing breaks the signature too.',
		fault: 'you',
		reference: 'RFC 6376 §6; RFC 7372 (X.7.20–22)',
		why: 'Receivers refuse unsigned mail, or mail whose signature does not verify, where they expect one.',
		example: 'C: .\nS: 550 5.7.20 No passing DKIM signature found',
	},
	{
		specificity: 'provider',
		id: 'sender/arc',
		cause: 'unauthenticated',
		pattern: /\bARC (validation|seal|chain)/i,
		message: 'The message came through a forwarder whose ARC seals do not verify.',
		advice: 'The forwarder has to fix its ARC signing; send directly instead.',
		fault: 'policy',
		reference: 'RFC 8617 §5 (X.7.29)',
		why: 'ARC hands on what a forwarder saw of SPF and DKIM; a broken chain proves nothing.',
		example: 'C: .\nS: 550 5.7.29 ARC validation failure',
	},
];
