import ActivityResponsibility
import PostgreSQL
import Register

/// The error that `body` throws, as a person is told of it; `nil` where it throws none.
public func explainedError<Result>(_ body: () throws -> Result) -> ExplainedError? {
  do {
    _ = try body()
    return nil
  } catch let error as ExplainedError {
    return error
  } catch let error as PostgresError {
    return ExplainedError(error)
  } catch {
    return nil
  }
}
