"""Reads the messages in the files named and says what Python's email package makes of each, a line of JSON each."""
import email, email.policy, hashlib, json, sys

def describe(part):
    content = part.get_payload(decode=True) if not part.is_multipart() else None
    text = None
    if part.get_content_maintype() == 'text':
        text = content.decode(part.get_content_charset('us-ascii'))
    return {
        'type': part.get_content_type(),
        'charset': part.get_content_charset(),
        'encoding': str(part['content-transfer-encoding'] or '').lower() or None,
        'name': part.get_filename(),
        'disposition': part.get_content_disposition(),
        'contentId': part['content-id'] and str(part['content-id']),
        'text': text,
        'sha256': content is not None and hashlib.sha256(content).hexdigest() or None,
        'size': content is not None and len(content) or 0,
        'defects': [type(defect).__name__ for defect in part.defects],
    }

def addresses(message, name):
    value = message[name]
    return value and [[a.display_name, a.addr_spec] for a in value.addresses]

def judge(message):
    return {
        'from': addresses(message, 'from'),
        'to': addresses(message, 'to'),
        'cc': addresses(message, 'cc'),
        'bcc': addresses(message, 'bcc'),
        'replyTo': addresses(message, 'reply-to'),
        'subject': message['subject'] and str(message['subject']),
        'messageId': str(message['message-id']),
        'date': message['date'].datetime.isoformat(),
        'mimeVersion': str(message['mime-version']),
        'fields': [[name, str(value)] for name, value in message.items()],
        'parts': [describe(part) for part in message.walk()],
    }

for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        print(json.dumps(judge(email.message_from_binary_file(file, policy=email.policy.default))))
