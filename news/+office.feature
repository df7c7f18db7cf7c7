The first office: units and people, the policy of the agency with five agency profiles, register books without gaps,
incoming documents from the mail room to completion, directives and tasks, the work desk, search, and all of it over REST.
