#!/bin/sh
# SES sends only for identities that it knows.
awslocal ses verify-domain-identity --domain invites.example.com
