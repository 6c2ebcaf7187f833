-- One address may be an organizer of two tenants, with a limit in each.
UPDATE quota SET name = 'events#default#' || substr(name, 8) WHERE name LIKE 'events#%';
