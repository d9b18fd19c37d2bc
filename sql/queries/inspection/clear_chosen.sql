-- Nobody is chosen any more: another person is to be asked about in the same transaction.
DELETE FROM chosen
