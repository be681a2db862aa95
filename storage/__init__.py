"""The only place with SQL: schema, migrations, unit of work and one repository a noun."""
