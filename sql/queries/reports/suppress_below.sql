-- Below how many persons a municipality's published counts are hidden: its own setting, else everybody's.
SELECT suppress_below FROM report_settings WHERE municipality IN (0, $1) ORDER BY municipality DESC LIMIT 1
