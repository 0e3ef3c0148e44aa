/// The titles under which exports name a lead's fields, in English, Spanish, Catalan, German and French.
enum LeadFieldNames {
  struct Meaning: Hashable, Sendable {
    var field: LeadField
    /// nil for words that say nothing about the language of the header (`E-mail`).
    var isEnglish: Bool?
  }

  /// What a title means, or nil. A number at its end does not matter.
  static func meaning(of title: String) -> Meaning? {
    let title = ColumnTitle(title)
    return table[title.key] ?? title.withoutNumber.flatMap { table[$0.key] }
  }

  private static let table: [String: Meaning] = {
    var table: [String: Meaning] = [:]
    for (field, english, others) in entries {
      for title in english { table[ColumnTitle(title).key] = Meaning(field: field, isEnglish: true) }
      for title in others {
        let key = ColumnTitle(title).key
        table[key] = Meaning(field: field, isEnglish: table[key] == nil ? false : nil)
      }
    }
    return table
  }()

  private static let entries: [(LeadField, english: [String], others: [String])] = [
    (
      .externalId,
      [
        "ID", "Record ID", "Lead ID", "Contact ID", "External ID", "Object ID", "Customer ID", "Person ID",
        "HS Object ID", "Lead Number", "Reference",
      ],
      [
        "ID", "ID de registro", "ID del contacto", "ID de contacto", "Identificador", "Código", "Referencia", "Codi",
        "ID del registre", "Referència", "Datensatz-ID", "Kontakt-ID", "Lead-ID", "Kennung", "Kundennummer",
        "Lead-Nummer", "Referenz", "Identifiant", "ID de fiche", "ID du contact", "Référence",
      ]
    ),
    (
      .firstName, ["First Name", "Given Name", "Forename", "First"],
      ["Nombre", "Nombre de pila", "Nom de pila", "Vorname", "Prénom"]
    ),
    (
      .lastName, ["Last Name", "Surname", "Family Name", "Last"],
      [
        "Apellidos", "Apellido", "Primer apellido", "Cognoms", "Cognom", "Nachname", "Familienname", "Zuname",
        "Nom de famille",
      ]
    ),
    (
      .name, ["Name", "Full Name", "Contact Name", "Lead Name", "Contact", "Person"],
      [
        "Name", "Nom", "Nombre completo", "Nombre y apellidos", "Nombre del contacto", "Contacto", "Nom complet",
        "Nom i cognoms", "Nom del contacte", "Contacte", "Vollständiger Name", "Ansprechpartner", "Kontakt",
        "Vor- und Nachname", "Kontaktname", "Nom et prénom", "Nom du contact", "Contact",
      ]
    ),
    (
      .company,
      [
        "Company", "Company / Account", "Company Name", "Account", "Account Name", "Organization", "Organisation",
        "Organization Name", "Business Name", "Associated Company", "Employer",
      ],
      [
        "Empresa", "Compañía", "Nombre de la empresa", "Razón social", "Organización", "Cuenta", "Companyia",
        "Nom de l'empresa", "Raó social", "Organització", "Firma", "Unternehmen", "Firmenname", "Unternehmensname",
        "Organisation", "Entreprise", "Société", "Nom de l'entreprise", "Raison sociale", "Compagnie",
      ]
    ),
    (
      .phone,
      [
        "Phone", "Phone Number", "Telephone", "Telephone Number", "Tel", "Tel No", "Work Phone", "Business Phone",
        "Home Phone", "Other Phone", "Office Phone", "Main Phone", "Primary Phone", "Landline", "Number",
        "Company Phone",
      ],
      [
        "Teléfono", "Número de teléfono", "Teléfono fijo", "Teléfono de trabajo", "Teléfono de empresa", "Tel", "Tfno",
        "Tlf", "Teléfono particular", "Otro teléfono", "Telèfon", "Número de telèfon", "Telèfon fix", "Telefon",
        "Telefonnummer", "Festnetz", "Telefon geschäftlich", "Telefon privat", "Rufnummer", "Téléphone",
        "Numéro de téléphone", "Téléphone fixe", "Téléphone professionnel", "Téléphone bureau",
      ]
    ),
    (
      .mobile,
      [
        "Mobile", "Mobile Phone", "Mobile Phone Number", "Mobile Number", "Cell", "Cell Phone", "Cellphone", "WhatsApp",
        "WhatsApp Phone Number",
      ],
      [
        "Móvil", "Teléfono móvil", "Número de móvil", "Celular", "Mobile", "WhatsApp", "Mòbil", "Telèfon mòbil",
        "Mobil",
        "Handy", "Mobiltelefon", "Mobilnummer", "Handynummer", "Portable", "Téléphone mobile", "Téléphone portable",
        "Mobiltelefonnummer",
      ]
    ),
    (
      .email, ["Email", "E-mail", "Email Address", "E-mail Address", "Mail", "Work Email", "Business Email"],
      [
        "Email", "Mail", "Correo", "Correo electrónico", "Dirección de correo electrónico", "Correu",
        "Correu electrònic", "Adreça electrònica", "E-Mail-Adresse", "Courriel", "Adresse e-mail",
        "Adresse électronique", "Adresse mail",
      ]
    ),
    (
      .source,
      [
        "Source", "Lead Source", "Original Source", "Original Traffic Source", "Channel", "Campaign", "Origin",
      ],
      [
        "Source", "Origen", "Fuente", "Fuente original", "Origen del lead", "Canal", "Campaña", "Procedencia", "Font",
        "Campanya", "Procedència", "Quelle", "Lead-Quelle", "Herkunft", "Kanal", "Kampagne", "Leadquelle", "Origine",
        "Source du lead", "Provenance", "Campagne",
      ]
    ),
    (
      .street, ["Street", "Street Address", "Address", "Address Line", "Mailing Street"],
      [
        "Calle", "Dirección", "Domicilio", "Dirección postal", "Carrer", "Adreça", "Domicili", "Straße", "Strasse",
        "Adresse", "Anschrift", "Straße und Hausnummer", "Rue", "Adresse postale",
      ]
    ),
    (
      .city, ["City", "Town", "City/Town", "Mailing City", "Locality"],
      [
        "Ciudad", "Localidad", "Población", "Municipio", "Ciutat", "Població", "Localitat", "Municipi", "Stadt", "Ort",
        "Wohnort", "Ville", "Commune", "Localité",
      ]
    ),
    (
      .postalCode,
      ["Zip", "Zip Code", "Postal Code", "Zip/Postal Code", "Postcode", "Post Code", "Mailing Zip/Postal Code"],
      ["Código postal", "CP", "C. P.", "Codi postal", "PLZ", "Postleitzahl", "Code postal"]
    ),
    (
      .state,
      [
        "State", "State/Province", "State/Region", "Region", "Province", "County", "Mailing State/Province",
        "State/Province/Region", "Territory",
      ],
      [
        "Estado/Región", "Provincia", "Región", "Comunidad autónoma", "Estado o región", "Província", "Regió",
        "Comunitat autònoma", "Bundesland", "Bundesland/Region", "Region", "Kanton", "Région", "Province",
        "Département",
      ]
    ),
    (
      .country, ["Country", "Country/Region", "Country Code", "Nation", "Mailing Country"],
      [
        "País", "País/Región", "Código de país", "País o región", "Land", "Land/Region", "Staat", "Länderkürzel",
        "Pays", "Pays/Région", "Code pays",
      ]
    ),
    (
      .createdElsewhere,
      [
        "Create Date", "Created Date", "Created", "Created At", "Created On", "Creation Date", "Date Created",
        "Date Added",
        "Date", "Lead Created", "Submitted At", "Timestamp",
      ],
      [
        "Fecha de alta", "Fecha de creación", "Fecha", "Alta", "Creado", "Creado el", "Fecha de registro",
        "Data d'alta",
        "Data de creació", "Data", "Creat", "Erstellt", "Erstellt am", "Erstellungsdatum", "Datum", "Angelegt am",
        "Anlagedatum", "Date", "Date de création", "Créé le", "Date d'ajout",
      ]
    ),
    (
      .owner,
      [
        "Owner", "Lead Owner", "Contact owner", "Owner Name", "Assigned To", "Sales Rep", "Rep", "Salesperson", "Agent",
        "Record Owner", "Account Owner",
      ],
      [
        "Propietario", "Propietario del contacto", "Propietario del lead", "Responsable", "Asignado a", "Comercial",
        "Vendedor", "Propietari", "Propietari del contacte", "Assignat a", "Inhaber", "Besitzer", "Zuständig",
        "Kontaktinhaber", "Verantwortlich", "Betreuer", "Vertriebsmitarbeiter", "Lead-Inhaber", "Propriétaire",
        "Propriétaire du contact", "Propriétaire du lead", "Attribué à", "Agent",
      ]
    ),
    (
      .note, ["Description", "Note", "Notes", "Comment", "Comments", "Remarks", "Message", "Details"],
      [
        "Description", "Note", "Notes", "Message", "Descripción", "Nota", "Notas", "Comentario", "Comentarios",
        "Observaciones", "Mensaje", "Descripció", "Comentari", "Comentaris", "Observacions", "Missatge",
        "Beschreibung", "Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Kommentar", "Anmerkung", "Nachricht",
        "Remarque", "Remarques", "Commentaire", "Commentaires",
      ]
    ),
    (
      .consentDate, ["Consent Date", "Date of Consent", "Opt-in Date", "Opted In At"],
      [
        "Fecha de consentimiento", "Fecha del consentimiento", "Data de consentiment", "Data del consentiment",
        "Einwilligungsdatum", "Datum der Einwilligung", "Einwilligung am", "Date de consentement",
        "Date du consentement",
      ]
    ),
    (
      .consentSource,
      ["Consent Source", "Source of Consent", "Opt-in Source", "Consent Text", "Consent", "Opt-in", "Opted In"],
      [
        "Consentimiento", "Consentiment", "Einwilligung", "Consentement",
        "Origen del consentimiento", "Fuente del consentimiento", "Origen del consentiment", "Font del consentiment",
        "Einwilligungsquelle", "Quelle der Einwilligung", "Source du consentement", "Origine du consentement",
      ]
    ),
    (
      .consentUntil,
      [
        "Consent Until", "Consent Valid Until", "Consent Expires", "Consent Expiry", "Consent Expiry Date",
        "Valid Until",
      ],
      [
        "Consentimiento hasta", "Consentimiento válido hasta", "Caducidad del consentimiento", "Válido hasta",
        "Consentiment fins a", "Consentiment vàlid fins a", "Caducitat del consentiment", "Vàlid fins a",
        "Einwilligung bis", "Einwilligung gültig bis", "Ablauf der Einwilligung", "Gültig bis",
        "Consentement jusqu'au", "Consentement valable jusqu'au", "Expiration du consentement", "Valable jusqu'au",
      ]
    ),
    (
      .prefers,
      [
        "Prefers", "Preferred Time", "Best Time to Call", "Preferred Call Time", "Preference", "Call Me",
        "When to Call",
      ],
      [
        "Preferencia", "Horario preferido", "Mejor hora para llamar", "Hora preferida", "Preferència",
        "Horari preferit", "Millor hora per trucar", "Erreichbarkeit", "Bevorzugte Zeit", "Bevorzugte Anrufzeit",
        "Préférence", "Horaire préféré", "Meilleur moment pour appeler",
      ]
    ),
    (
      .status, ["Status", "Lead Status", "Stage", "Lifecycle Stage"],
      ["Status", "Estado", "Estado del lead", "Etapa", "Estat", "Estat del lead", "Lead-Status", "Statut", "Étape"]
    ),
  ]
}
