# What reply, propose and refresh share: the newest invitation in a local mailbox, and a mail to the address that answers go to.
# Ports as in the README; CIS_SMTP_PORT and CIS_IMAP_PORT change them.

inbox() { curl -sS --user "$attendee:any" "imap://localhost:${CIS_IMAP_PORT:-3143}/INBOX$1" "${@:2}" | tr -d '\r'; }

# Its calendar, unfolded. Cancellations, declined proposals and mails without a calendar are passed over.
newest() {
  local mail calendar
  for mail in $(inbox '' -X 'SEARCH ALL' | awk '{ for (i = NF; i > 2; i--) print $i }'); do
    calendar=$(inbox ";MAILINDEX=$mail;SECTION=2" | base64 -d | tr -d '\r' | sed -e ':a' -e 'N' -e '$!ba' -e 's/\n[ \t]//g')
    if [[ $calendar == *$'\nMETHOD:REQUEST\n'* ]]; then echo "$calendar"; return; fi
  done
  echo "There is no invitation for $attendee yet." >&2
  return 1
}

# A line of the invitation's first VEVENT, if it is there.
line() { sed -n -e '/^BEGIN:VEVENT/,/^END:VEVENT/p' -e '/^END:VEVENT/q' <<<"$invitation" | grep -m1 "^$1[;:]" || true; }

# The date that is meant: as named, 20311209T090000Z or 20311209 for whole days; else the only one that the invitation is about.
recurrence_id() {
  case $1 in
    '') line RECURRENCE-ID ;;
    all) ;;
    *T*) echo "RECURRENCE-ID:$1" ;;
    *) echo "RECURRENCE-ID;VALUE=DATE:$1" ;;
  esac
}

# A METHOD and what its VEVENT says besides → the mail, on its way. Empty lines are left out, long ones folded (RFC 5545 3.1).
answer() {
  local method=$1 organizer
  organizer=$(line ORGANIZER | sed 's/.*mailto://')
  {
    cat <<HEAD
From: $attendee
To: $organizer
Date: $(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S +0000')
Subject: $method of $attendee
MIME-Version: 1.0
Content-Type: text/calendar; charset=UTF-8; method=$method
Content-Transfer-Encoding: 8bit

HEAD
    grep . <<CALENDAR | LC_ALL=C awk '{ while (length > 75) { n = 75; while (substr($0, n + 1, 1) ~ /[\200-\277]/) n--
      print substr($0, 1, n); $0 = " " substr($0, n + 1) } print }'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Calendar Invite Server//Sample answer//EN
METHOD:$method
$(sed -n '/^BEGIN:VTIMEZONE/,/^END:VTIMEZONE/p' <<<"$invitation")
BEGIN:VEVENT
$(line UID)
DTSTAMP:$(date -u +%Y%m%dT%H%M%SZ)
$(line ORGANIZER)
$2
END:VEVENT
END:VCALENDAR
CALENDAR
  } | awk '{ printf "%s\r\n", $0 }' |
    curl -sS "smtp://localhost:${CIS_SMTP_PORT:-3025}" --mail-from "$attendee" --mail-rcpt "$organizer" --upload-file -
  echo "$attendee sent a $method to $organizer"
}
