-- What was held before there were tenants is the first tenant's.
UPDATE record SET shelf = 'quarantine#default' WHERE shelf = 'quarantine';
UPDATE record SET shelf = 'consent#default/' || substr(shelf, 9) WHERE shelf LIKE 'consent#%';
