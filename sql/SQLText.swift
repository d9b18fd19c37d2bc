import PostgreSQL

/// The statements of `sql/queries`, one property a file: `open_cases.sql` is `Query.openCases`.
///
/// They are compiled in, so a misspelt name does not compile and nothing need be found on disk when the program runs.
public enum Query {}

/// The schema in `sql/`: the migrations in order, the roles, and the checks, each of which must return no row.
public enum Schema {}
