"""A customer is spoken to in their language: taken at registration, changed on the profile, kept on
what was issued meanwhile."""

import unittest

from running import world

import journey
from api_client import Api, ApiRefused, wait_for
from test_system import PASSWORD

WHO = "lola.luz@contract.example"


class Language(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.visitor = Api(self.world.url("customer"), "customer")

    def mail(self, subject):
        def look():
            sent = journey.mails(self.world.system.ours, to=WHO)
            return next((m for m in sent if m["subject"].startswith(subject)), None)

        return wait_for(f"a mail “{subject}”", look, 30)

    def test_mails_and_documents_are_in_the_customers_language(self):
        wish = {"email": WHO, "password": PASSWORD, "name": "Lola Luz", "birthDate": "1990-02-28"}
        path = "/auth/register"
        lola = self.visitor
        lola.take(lola.call("POST", path, wish, Accept_Language="es-MX, en;q=0.5"))
        self.assertEqual("es", lola.get("/me")["language"])
        welcome = self.mail("Te damos la bienvenida")["text"]
        self.assertIn(f"{self.world.url('customer')}/es/verify-email?token=", welcome)

        journey.give_billing_details(lola)
        launch = lola.get(f"/launches/{self.world.offer()['id']}")
        booking = journey.book(lola, launch, [journey.passenger("Lola Luz")], "language-1")
        confirmed = self.mail("Tu reserva está confirmada")
        self.assertIn("300.000\u00a0US$", confirmed["text"])
        self.assertIn(f"/es/trips/{booking['id']}", confirmed["text"])
        documents = wait_for("the invoice", lambda: lola.get("/documents")["items"], 20)
        file = f"/api/v1/documents/{documents[0]['number']}.pdf"
        issued = lola.send("GET", file).body
        self.assertTrue(issued.startswith(b"%PDF"))

        self.assertEqual("en", lola.call("PATCH", "/me", {"language": "en"})["language"])
        self.assertEqual(issued, lola.send("GET", file).body, "what was issued stays as it is")
        with self.assertRaises(ApiRefused) as odd:
            lola.call("PATCH", "/me", {"language": "tlh"})
        self.assertEqual("/language", odd.exception.problem["errors"][0]["pointer"])

    def test_refusals_and_files_come_in_the_language_that_is_asked_for(self):
        wrong = {"email": "nobody@contract.example", "password": "Wrong-2026!"}
        with self.assertRaises(ApiRefused) as refused:
            self.visitor.call("POST", "/auth/login", wrong, Accept_Language="es")
        problem = refused.exception.problem
        self.assertEqual("invalid_credentials", problem["code"])
        self.assertEqual(
            "La dirección de correo o la contraseña no son correctas.", problem["detail"]
        )
        path = f"/api/v1/bookings/{self.world.booking['id']}/calendar.ics"
        customer = self.world.people["customer"]
        spanish = customer.send("GET", path, headers={"Accept-Language": "es"}).text
        self.assertIn("DESCRIPTION:Reserva ", spanish)
        self.assertIn("DESCRIPTION:Booking ", customer.send("GET", path).text)


if __name__ == "__main__":
    unittest.main()
